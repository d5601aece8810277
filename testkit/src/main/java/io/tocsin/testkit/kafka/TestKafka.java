package io.tocsin.testkit.kafka;

import io.tocsin.events.topic.TopicSetup;
import io.tocsin.events.topic.Topics;
import io.tocsin.testkit.wait.Await;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The Kafka of this JVM's tests. It starts at first use and stops with the JVM.
 *
 * <p>Quarkus runs tests in temporary class loaders; the broker runs in the JVM's own, so that there
 * is only one and it survives.
 */
public final class TestKafka {
  /** Two, so that no test relies on a single partition. */
  private static final int PARTITIONS = 2;

  private static final short REPLICAS = 1;

  private TestKafka() {}

  /** Client settings such as {@code bootstrap.servers}. */
  public static Map<String, String> clientSettings() {
    return HomeLoader.isThatOf(TestKafka.class)
        ? Shared.SETTINGS
        : HomeLoader.call(TestKafka.class, "clientSettings");
  }

  /** The same as settings of a Tocsin application. */
  public static Map<String, String> applicationSettings() {
    var settings = new HashMap<String, String>();
    clientSettings().forEach((name, value) -> settings.put("kafka." + name, value));
    return settings;
  }

  /** Deletes all records of all topics; the topics and the offsets of consumers stay. */
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

  /** Started at first access. */
  private static final class Shared {
    static final Map<String, String> SETTINGS = start();

    private Shared() {}

    private static Map<String, String> start() {
      var settings = Map.copyOf(KafkaChoice.start());
      try (var admin = Admin.create(new HashMap<>(settings))) {
        new TopicSetup(PARTITIONS, REPLICAS, false, 0).createMissing(admin);
        letRecordsBeDeleted(admin);
      }
      return settings;
    }

    /** Kafka rejects the deletion on a topic that is only compacted. */
    private static void letRecordsBeDeleted(Admin admin) {
      var policy = new ConfigEntry(TopicConfig.CLEANUP_POLICY_CONFIG, "compact,delete");
      var change = List.of(new AlterConfigOp(policy, AlterConfigOp.OpType.SET));
      var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
      Topics.all().stream()
          .filter(topic -> topic.keep().latestPerKey())
          .forEach(
              topic ->
                  changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), change));
      try {
        admin.incrementalAlterConfigs(changes).all().get();
        Await.until(
            Duration.ofSeconds(20), "records may be deleted", () -> deletesNothing(admin, changes));
      } catch (ExecutionException e) {
        throw new IllegalStateException("cannot prepare the test's topics", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while preparing topics", e);
      }
    }

    /** A broker applies a changed setting shortly after it was accepted. */
    private static boolean deletesNothing(
        Admin admin, Map<ConfigResource, Collection<AlterConfigOp>> topics)
        throws ExecutionException, InterruptedException {
      var nothing = new HashMap<TopicPartition, RecordsToDelete>();
      topics
          .keySet()
          .forEach(
              topic ->
                  nothing.put(
                      new TopicPartition(topic.name(), 0), RecordsToDelete.beforeOffset(0)));
      admin.deleteRecords(nothing).all().get();
      return true;
    }
  }
}
