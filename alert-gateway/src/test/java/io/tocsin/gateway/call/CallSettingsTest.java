package io.tocsin.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CallSettingsTest {
  private static final String PREFIX = "tocsin.gateway.call.";

  @Test
  @Tag("L-04")
  @Tag("L-33")
  @DisplayName("defaults")
  void defaults() {
    var settings = read(Map.of());

    assertThat(settings.reads()).isEmpty();
    assertThat(CallSettings.usualReads()).isGreaterThanOrEqualTo(8);
    assertThat(settings.writes()).isEqualTo(32);
    assertThat(settings.body().asLongValue()).isEqualTo(1 << 20);
    assertThat(settings.bodyTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.chunkWithin()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void everyKey() {
    var settings =
        read(
            Map.of(
                PREFIX + "reads", "3",
                PREFIX + "writes", "4",
                PREFIX + "body", "5K",
                PREFIX + "body-timeout", "6s",
                PREFIX + "chunk-within", "7s"));

    assertThat(settings.reads()).hasValue(3);
    assertThat(settings.writes()).isEqualTo(4);
    assertThat(settings.body().asLongValue()).isEqualTo(5 * 1024);
    assertThat(settings.bodyTimeout()).isEqualTo(Duration.ofSeconds(6));
    assertThat(settings.chunkWithin()).isEqualTo(Duration.ofSeconds(7));
  }

  private static CallSettings read(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withConverter(MemorySize.class, 100, new MemorySizeConverter())
        .withConverter(Duration.class, 100, new DurationConverter())
        .withMapping(CallSettings.class)
        .withSources(new PropertiesConfigSource(values, "test", 500))
        .build()
        .getConfigMapping(CallSettings.class);
  }
}
