package io.tocsin.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryConfigTest {
  private static final String PREFIX = "tocsin.notifier.delivery.";

  @Test
  void defaults() {
    var config = read(Map.of());

    assertThat(config.firstRetry()).isEqualTo(Duration.ofMillis(500));
    assertThat(config.retryFactor()).isEqualTo(1.5);
    assertThat(config.longestRetry()).isEqualTo(Duration.ofSeconds(15));
    assertThat(config.parkedRetry()).isEqualTo(Duration.ofSeconds(15));
    assertThat(config.refusedLoginRetry()).isEqualTo(Duration.ofMinutes(10));
    assertThat(config.attemptsBeforeParking()).isEqualTo(12);
    assertThat(config.failuresBeforeProbing()).isEqualTo(3);
    assertThat(config.concurrentPerDestination()).isEqualTo(4);
    assertThat(config.concurrentInTotal()).isEqualTo(64);
    assertThat(config.stopTimeout()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void everyKey() {
    var config =
        read(
            Map.of(
                "first-retry", "PT1S",
                "retry-factor", "2",
                "longest-retry", "PT2S",
                "parked-retry", "PT3S",
                "refused-login-retry", "PT9S",
                "attempts-before-parking", "4",
                "failures-before-probing", "5",
                "concurrent-per-destination", "6",
                "concurrent-in-total", "7",
                "stop-timeout", "PT8S"));

    assertThat(config.firstRetry()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.retryFactor()).isEqualTo(2);
    assertThat(config.longestRetry()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.parkedRetry()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.refusedLoginRetry()).isEqualTo(Duration.ofSeconds(9));
    assertThat(config.attemptsBeforeParking()).isEqualTo(4);
    assertThat(config.failuresBeforeProbing()).isEqualTo(5);
    assertThat(config.concurrentPerDestination()).isEqualTo(6);
    assertThat(config.concurrentInTotal()).isEqualTo(7);
    assertThat(config.stopTimeout()).isEqualTo(Duration.ofSeconds(8));
  }

  private static DeliveryConfig read(Map<String, String> settings) {
    var prefixed = new HashMap<String, String>();
    settings.forEach((name, value) -> prefixed.put(PREFIX + name, value));
    return new SmallRyeConfigBuilder()
        .withMapping(DeliveryConfig.class)
        .withConverter(
            Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
        .withSources(new PropertiesConfigSource(prefixed, "test", 100))
        .build()
        .getConfigMapping(DeliveryConfig.class);
  }
}
