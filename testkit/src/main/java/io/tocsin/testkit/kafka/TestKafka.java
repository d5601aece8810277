package io.tocsin.testkit.kafka;

import io.tocsin.events.topic.TopicSetup;
import io.tocsin.events.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/**
 * The Kafka of this JVM's tests. It starts with the first question and stops with the JVM.
 *
 * <p>Quarkus runs tests in class loaders of its own, which come and go; the broker lives in the
 * JVM's own, so that there is one and it stays.
 */
public final class TestKafka {
  /** Two, so that nothing rests on there being one. */
  private static final int PARTITIONS = 2;

  private static final short REPLICAS = 1;

  private TestKafka() {}

  /** What a client needs: {@code bootstrap.servers} and the like. */
  public static Map<String, String> clientSettings() {
    return HomeLoader.isThatOf(TestKafka.class)
        ? Shared.SETTINGS
        : HomeLoader.call(TestKafka.class, "clientSettings");
  }

  /** The same as the settings an application of ours reads. */
  public static Map<String, String> applicationSettings() {
    var settings = new HashMap<String, String>();
    clientSettings().forEach((name, value) -> settings.put("kafka." + name, value));
    return settings;
  }

  /** Takes all records out of all topics; the topics and the offsets of consumers stay. */
  public static void empty() {
    try (var admin = Admin.create(new HashMap<>(clientSettings()))) {
      var latest = new HashMap<TopicPartition, OffsetSpec>();
      for (var topic : Topics.all()) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
          latest.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
        }
      }
      var all = new HashMap<TopicPartition, RecordsToDelete>();
      admin
          .listOffsets(latest)
          .all()
          .get()
          .forEach(
              (partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end.offset())));
      admin.deleteRecords(all).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot empty the topics of the test's Kafka", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while emptying topics", e);
    }
  }

  /** Started when it is looked at. */
  private static final class Shared {
    static final Map<String, String> SETTINGS = start();

    private Shared() {}

    private static Map<String, String> start() {
      var settings = Map.copyOf(KafkaChoice.start());
      try (var admin = Admin.create(new HashMap<>(settings))) {
        new TopicSetup(PARTITIONS, REPLICAS, false).createMissing(admin);
      }
      return settings;
    }
  }
}
