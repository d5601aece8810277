package io.tocsin.gateway.silence;

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

class SilenceSettingsTest {
  private static final String PREFIX = "tocsin.gateway.silence.";

  @Test
  @Tag("L-14")
  @Tag("L-15")
  @Tag("L-16")
  @Tag("AM-10.4")
  @DisplayName("defaults")
  void defaults() {
    var settings = read(Map.of());

    assertThat(settings.retention()).isEqualTo(Duration.ofHours(120));
    assertThat(settings.sweepInterval()).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.countInterval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.answerWithin()).isEqualTo(Duration.ofSeconds(8));
    assertThat(settings.broad()).isEqualTo(BroadSilencePolicy.WARN);
    assertThat(settings.limits().silences()).isEqualTo(10_000);
    assertThat(settings.limits().silence().asLongValue()).isEqualTo(16 * 1024);
    assertThat(settings.limits().matchers()).isEqualTo(64);
    assertThat(settings.limits().matcher().asLongValue()).isEqualTo(4 * 1024);
    assertThat(settings.limits().duration()).isEmpty();
  }

  @Test
  void everyKey() {
    var settings =
        read(
            Map.of(
                PREFIX + "retention", "1h",
                PREFIX + "sweep-interval", "2s",
                PREFIX + "count-interval", "3s",
                PREFIX + "answer-within", "4s",
                PREFIX + "broad", "refuse",
                PREFIX + "limits.silences", "5",
                PREFIX + "limits.silence", "6K",
                PREFIX + "limits.matchers", "7",
                PREFIX + "limits.matcher", "8K",
                PREFIX + "limits.duration", "14d"));

    assertThat(settings.retention()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.sweepInterval()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.countInterval()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.answerWithin()).isEqualTo(Duration.ofSeconds(4));
    assertThat(settings.broad()).isEqualTo(BroadSilencePolicy.REFUSE);
    assertThat(settings.limits().silences()).isEqualTo(5);
    assertThat(settings.limits().silence().asLongValue()).isEqualTo(6 * 1024);
    assertThat(settings.limits().matchers()).isEqualTo(7);
    assertThat(settings.limits().matcher().asLongValue()).isEqualTo(8 * 1024);
    assertThat(settings.limits().duration()).contains(Duration.ofDays(14));
  }

  private static SilenceSettings read(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withConverter(MemorySize.class, 100, new MemorySizeConverter())
        .withConverter(Duration.class, 100, new DurationConverter())
        .withMapping(SilenceSettings.class)
        .withSources(new PropertiesConfigSource(values, "test", 500))
        .build()
        .getConfigMapping(SilenceSettings.class);
  }
}
