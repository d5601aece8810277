package io.tocsin.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tocsin.events.topic.RecordLimit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamsPropertiesTest {
  private static final int PRIORITY = 200;
  private static final String MIN_IN_SYNC = "topic.min.insync.replicas";

  @Test
  void ownTopicsAreCopiedLikeAllOthers() {
    assertThat(settings(Map.of()).replicas()).isEqualTo(3);
    assertThat(settings(Map.of("tocsin.topics.replicas", "1")).replicas()).isEqualTo(1);
    assertThat(settings(Map.of("tocsin.router.topology.replicas", "5")).replicas()).isEqualTo(5);
  }

  @Test
  void writeToOwnTopicsWaitsForASecondCopyWhereThereAreThree() {
    assertThat(properties(Map.of())).containsEntry(MIN_IN_SYNC, "2");
    assertThat(properties(Map.of("tocsin.topics.replicas", "2"))).containsEntry(MIN_IN_SYNC, "1");
    assertThat(properties(Map.of("tocsin.topics.replicas", "1"))).containsEntry(MIN_IN_SYNC, "1");
  }

  @Test
  void topicsThatKafkaStreamsMakesTakeWhatAllOthersTake() {
    assertThat(properties(Map.of()))
        .containsEntry("topic.max.message.bytes", String.valueOf(RecordLimit.BYTES))
        .containsEntry("producer.max.request.size", RecordLimit.BYTES);
  }

  private static Map<String, Object> properties(Map<String, String> given) {
    return StreamsProperties.of(Map.of(), settings(given), Path.of("data"));
  }

  private static RouterSettings settings(Map<String, String> given) {
    return new SmallRyeConfigBuilder()
        .withMapping(RouterSettings.class)
        .withConverter(MemorySize.class, PRIORITY, new MemorySizeConverter())
        .withConverter(Duration.class, PRIORITY, new DurationConverter())
        .withSources(new PropertiesConfigSource(given, "test", PRIORITY))
        .addDefaultInterceptors()
        .build()
        .getConfigMapping(RouterSettings.class);
  }
}
