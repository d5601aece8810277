package io.tocsin.events.topic;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Asks Kafka for the router's read position in the alerts topic. Works without a running router.
 */
public final class RoutingBacklog {
  private final RoutingLag unrouted = new RoutingLag();

  /** Blocks until the client's time-out. */
  public void look(Admin admin, Instant now) throws ExecutionException, InterruptedException {
    var partitions = partitions(admin);
    var ends = offsets(admin, partitions, OffsetSpec.latest());
    var begins = offsets(admin, partitions, OffsetSpec.earliest());
    unrouted.look(ends, read(admin, begins), now);
  }

  /** Age of the oldest accepted alert that is not routed yet; zero if there is none. */
  public Duration oldest(Instant now) {
    return unrouted.oldest(now);
  }

  /**
   * How long the router has made no progress in one of these partitions although records are
   * waiting.
   */
  public Duration standstill(Collection<Integer> partitions, Instant now) {
    return unrouted.standstill(partitions, now);
  }

  private static int partitions(Admin admin) throws ExecutionException, InterruptedException {
    return admin
        .describeTopics(List.of(Topics.ALERTS.name()))
        .allTopicNames()
        .get()
        .values()
        .stream()
        .mapToInt(topic -> topic.partitions().size())
        .sum();
  }

  private static Map<Integer, Long> offsets(Admin admin, int partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    var wanted = new HashMap<TopicPartition, OffsetSpec>();
    IntStream.range(0, partitions)
        .forEach(
            partition -> wanted.put(new TopicPartition(Topics.ALERTS.name(), partition), which));
    var offsets = new HashMap<Integer, Long>();
    admin
        .listOffsets(wanted)
        .all()
        .get()
        .forEach((partition, found) -> offsets.put(partition.partition(), found.offset()));
    return offsets;
  }

  /** Records deleted by retention can no longer be routed. */
  private static Map<Integer, Long> read(Admin admin, Map<Integer, Long> begins)
      throws ExecutionException, InterruptedException {
    var read = new HashMap<>(begins);
    admin
        .listConsumerGroupOffsets(Topics.ROUTER_GROUP)
        .partitionsToOffsetAndMetadata()
        .get()
        .forEach(
            (partition, committed) -> {
              if (committed != null && partition.topic().equals(Topics.ALERTS.name())) {
                read.merge(partition.partition(), committed.offset(), Math::max);
              }
            });
    return read;
  }
}
