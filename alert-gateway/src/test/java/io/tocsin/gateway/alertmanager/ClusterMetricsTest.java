package io.tocsin.gateway.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ClusterMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void instanceThatListsItselfIsAClusterOfOne() {
    new ClusterMetrics(registry, () -> true).register(new StartupEvent());

    assertThat(gauges())
        .containsOnly(
            Map.entry("alertmanager.cluster.enabled", 1.0),
            Map.entry("alertmanager.cluster.members", 1.0),
            Map.entry("alertmanager.cluster.failed.peers", 0.0));
  }

  @Test
  void withoutAClusterThereAreNoMembers() {
    new ClusterMetrics(registry, () -> false).register(new StartupEvent());

    assertThat(gauges()).containsOnly(Map.entry("alertmanager.cluster.enabled", 0.0));
  }

  private Map<String, Double> gauges() {
    return registry.getMeters().stream()
        .collect(
            Collectors.toMap(
                meter -> meter.getId().getName(),
                (Meter meter) -> meter.measure().iterator().next().getValue()));
  }
}
