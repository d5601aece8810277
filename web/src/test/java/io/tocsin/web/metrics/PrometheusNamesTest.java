package io.tocsin.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusNamesTest {
  private final PrometheusMeterRegistry registry = registry();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kafka.consumer.io.time.ns.total",
        "kafka.consumer.io-wait-time-ns-avg",
        "kafka.app.info.start.time.ms",
        "size.KB"
      })
  void abbreviatedUnitsAreLeftOut(String name) {
    Gauge.builder(name, () -> 1).description("x").register(registry);

    assertThat(registry.scrape()).isEmpty();
  }

  @Test
  void anAbbreviatedBaseUnitIsLeftOut() {
    FunctionCounter.builder("process.cpu.time", 1, one -> one).baseUnit("ns").register(registry);

    assertThat(registry.scrape()).isEmpty();
  }

  @Test
  void timersOfWhatIsNotOverAreLeftOut() {
    LongTaskTimer.builder("http.server.connections").description("x").register(registry).start();

    assertThat(registry.scrape()).isEmpty();
  }

  @Test
  void onlyHistogramsAndSummariesHaveCounts() {
    Gauge.builder("system.cpu.count", () -> 2).description("processors").register(registry);
    Gauge.builder("jvm.buffer.count", () -> 3).baseUnit("buffers").register(registry);

    assertThat(registry.scrape())
        .contains("# HELP system_cpus processors\n", "system_cpus 2.0\n")
        .contains("jvm_buffer_count_buffers 3.0\n");
  }

  @Test
  void whatHasNoTextIsDescribedByItsName() {
    Gauge.builder("netty.allocator.memory-used", () -> 1).tag("id", "7").register(registry);

    assertThat(registry.scrape())
        .contains("# HELP netty_allocator_memory_used netty allocator memory used\n")
        .contains("netty_allocator_memory_used{id=\"7\"");
  }

  @Test
  void theRestStaysAsItIs() {
    Counter.builder("alertmanager.alerts").description("alerts").register(registry).increment();
    Timer.builder("took").description("how long").register(registry).record(Duration.ofSeconds(1));

    assertThat(registry.scrape())
        .contains("# HELP alertmanager_alerts_total alerts\n", "took_seconds_count 1.0\n");
  }

  private static PrometheusMeterRegistry registry() {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry.config().meterFilter(new PrometheusNames());
    return registry;
  }
}
