package io.tocsin.notifier.receiver.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetConfigTest {
  private static final String PREFIX = "tocsin.notifier.targets.";

  @Test
  void defaults() {
    var config = read(Map.of());

    assertThat(config.refused()).contains("127.0.0.0/8", "::1", "169.254.0.0/16", "fd00:ec2::254");
    assertThat(config.allowed()).isEmpty();
    assertThat(config.listeners()).containsExactly("localhost:9092");
  }

  @Test
  void everyKey() {
    var config =
        read(
            Map.of(
                "refused", "10.0.0.0/8",
                "allowed", "10.1.0.0/16,10.2.0.0/16",
                "listeners", "kafka-1:9092,kafka-2:9092"));

    assertThat(config.refused()).containsExactly("10.0.0.0/8");
    assertThat(config.allowed()).contains(List.of("10.1.0.0/16", "10.2.0.0/16"));
    assertThat(config.listeners()).containsExactly("kafka-1:9092", "kafka-2:9092");
  }

  static TargetConfig read(Map<String, String> settings) {
    var prefixed = new HashMap<String, String>();
    settings.forEach((name, value) -> prefixed.put(PREFIX + name, value));
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withMapping(TargetConfig.class)
        .withSources(new PropertiesConfigSource(prefixed, "test", 100))
        .build()
        .getConfigMapping(TargetConfig.class);
  }
}
