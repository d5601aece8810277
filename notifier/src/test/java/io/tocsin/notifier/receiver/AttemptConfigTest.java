package io.tocsin.notifier.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttemptConfigTest {
  @Test
  void defaults() {
    assertThat(read(Map.of()).timeout()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void everyKey() {
    assertThat(read(Map.of("tocsin.notifier.attempt.timeout", "3s")).timeout())
        .isEqualTo(Duration.ofSeconds(3));
  }

  private static AttemptConfig read(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withMapping(AttemptConfig.class)
        .withConverter(Duration.class, 100, new DurationConverter())
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .build()
        .getConfigMapping(AttemptConfig.class);
  }
}
