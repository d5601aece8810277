package io.tocsin.testkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.embedded.kafka.EmbeddedKafka;
import io.tocsin.events.topic.RecordLimit;
import io.tocsin.events.topic.Topic;
import io.tocsin.events.topic.TopicSetup;
import io.tocsin.events.topic.Topics;
import io.tocsin.testkit.wait.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of the disk the topics of a real broker may take. */
@Tag("process")
class TopicLimitsTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final TopicSetup WITHOUT_LIMIT = new TopicSetup(1, (short) 1, false, 0);
  private static final TopicSetup WITH_LIMIT = new TopicSetup(1, (short) 1, false, 25);

  @TempDir Path folder;

  @Test
  void topicsOfAnOlderVersionGetASizeAndThoseOfNewestRecordsDoNot() throws Exception {
    try (var kafka = EmbeddedKafka.start(folder, reason -> {});
        var admin = Admin.create(new HashMap<>(kafka.clientSettings()))) {
      WITHOUT_LIMIT.createMissing(admin);
      assertThat(bytes(admin, Topics.ALERTS)).isNegative();

      WITH_LIMIT.createMissing(admin);

      Await.until(LIMIT, "alerts have a size", () -> bytes(admin, Topics.ALERTS) > 0);
      Await.until(LIMIT, "decisions have a size", () -> bytes(admin, Topics.DECISIONS) > 0);
      assertThat(bytes(admin, Topics.ALERTS)).isGreaterThan(bytes(admin, Topics.DECISIONS));
      assertThat(bytes(admin, Topics.SILENCES)).isNegative();
      assertThat(bytes(admin, Topics.NOTIFICATIONS)).isNegative();
    }
  }

  @Test
  void topicsThatKafkaStreamsMadeForAnOlderVersionTakeLargeRecords() throws Exception {
    var repartition = Topics.ROUTER_GROUP + "-by-group-repartition";
    try (var kafka = EmbeddedKafka.start(folder, reason -> {});
        var admin = Admin.create(new HashMap<>(kafka.clientSettings()))) {
      admin.createTopics(List.of(new NewTopic(repartition, 1, (short) 1))).all().get();
      assertThat(setting(admin, repartition, "max.message.bytes")).isLessThan(2 << 20);

      WITHOUT_LIMIT.createMissing(admin);

      Await.until(
          LIMIT,
          "it takes large records",
          () -> setting(admin, repartition, "max.message.bytes") == RecordLimit.BYTES);
    }
  }

  private static long bytes(Admin admin, Topic<?, ?> topic) {
    return setting(admin, topic.name(), "retention.bytes");
  }

  private static long setting(Admin admin, String topic, String name) {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try {
      return Long.parseLong(
          admin.describeConfigs(List.of(resource)).values().get(resource).get().get(name).value());
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
