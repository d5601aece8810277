package io.tocsin.events.topic;

import io.tocsin.log.LogEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * Creates missing topics and limits their size on disk. Every process does this at its start; the
 * first one wins.
 *
 * @param partitions of each topic
 * @param replicas per topic; with three a write needs two, with one the broker's disk is the only
 *     copy
 * @param surviveLossOfPower with one replica: flush alerts to disk before the sender gets a
 *     response
 * @param diskPercent percentage of each broker's disk; zero for no limit
 */
public record TopicSetup(
    int partitions, short replicas, boolean surviveLossOfPower, int diskPercent) {
  private static final Logger LOG = Logger.getLogger(TopicSetup.class);
  private static final long FLUSH_ALERTS_MILLIS = 1000;

  public static TopicSetup of(TopicSettings settings) {
    return new TopicSetup(
        settings.partitions(),
        settings.replicas(),
        settings.durability() == Durability.POWER_LOSS,
        settings.diskPercent());
  }

  /**
   * @param connection how to reach and authenticate with the brokers
   * @throws IllegalStateException if the brokers reject the request or cannot be reached
   */
  public void createMissing(Map<String, Object> connection) {
    try (var admin = Admin.create(connection)) {
      createMissing(admin);
    }
  }

  /**
   * @throws IllegalStateException if the brokers reject the request or cannot be reached
   */
  public void createMissing(Admin admin) {
    var existing = names(admin);
    var missing =
        Topics.all().stream()
            .filter(topic -> !existing.contains(topic.name()))
            .map(this::newTopic)
            .toList();
    admin.createTopics(missing).values().forEach((name, created) -> await(name, created::get));
    limit(admin);
    allowLargeRecords(admin, existing);
  }

  /** Without permission to change topics, the operator of the cluster looks after its disks. */
  private void limit(Admin admin) {
    try {
      new TopicCaps(admin, diskPercent).apply();
    } catch (ExecutionException e) {
      LogEvent.of("topic size limits not set, topics are limited by age only")
          .with("error", e.getCause())
          .with(
              "remedy",
              "allow this user to describe and alter topics, or set tocsin.topics.disk-percent=0")
          .warn(LOG);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while setting topic size limits", e);
    }
  }

  private static void allowLargeRecords(Admin admin, Set<String> existing) {
    try {
      new StreamsTopics(admin).allowLargeRecords(existing);
    } catch (ExecutionException e) {
      LogEvent.of(
              "record size limit of the router's topics not raised, alerts in large records may be lost")
          .with("error", e.getCause())
          .with(
              "remedy", "allow this user to alter topics, or set on them " + RecordLimit.settings())
          .warn(LOG);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while setting record size limits", e);
    }
  }

  private static Set<String> names(Admin admin) {
    try {
      return admin.listTopics().names().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot list the topics of the Kafka cluster", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while listing topics", e);
    }
  }

  private NewTopic newTopic(Topic<?, ?> topic) {
    var settings = new HashMap<>(topic.keep().settings());
    settings.putAll(replicas == 1 ? flushing(topic) : new Replication(replicas).settings());
    return new NewTopic(topic.name(), partitions, replicas).configs(settings);
  }

  private Map<String, String> flushing(Topic<?, ?> topic) {
    boolean beforeResponse =
        topic.keep().flushEachRecord() || (surviveLossOfPower && topic.equals(Topics.ALERTS));
    return beforeResponse
        ? Map.of("flush.messages", "1")
        : Map.of("flush.ms", String.valueOf(FLUSH_ALERTS_MILLIS));
  }

  private static void await(String topic, Wait created) {
    try {
      created.get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException("cannot create topic " + topic, e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating topic " + topic, e);
    }
  }

  private interface Wait {
    Object get() throws ExecutionException, InterruptedException;
  }
}
