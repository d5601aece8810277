package io.tocsin.router.topology;

import io.tocsin.events.query.Ownership;
import io.tocsin.events.topic.Topics;
import io.tocsin.router.query.RouterState;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * The alert partitions of this process, with the consumer group generation that assigned them.
 * Written by the stream threads, read by any thread.
 */
@Singleton
public class OwnedPartitions {
  private final RouterState routerState;
  private final Map<Object, Map<Integer, Integer>> byThread = new ConcurrentHashMap<>();
  private volatile int partitions;

  OwnedPartitions(RouterState routerState) {
    this.routerState = routerState;
  }

  /** Only partitions whose alerts are restored, so that an answer is complete for them. */
  public Ownership now() {
    var owned = new HashMap<Integer, Integer>();
    byThread.values().forEach(ofThread -> ofThread.forEach((p, g) -> owned.merge(p, g, Math::max)));
    owned.keySet().removeIf(partition -> !routerState.alerts().restored().has(partition));
    return new Ownership(partitions, owned);
  }

  /** Partitions of the alerts topic; one until the first assignment tells. */
  int inTopic() {
    return Math.max(1, partitions);
  }

  /**
   * Records the current assignment of a stream thread.
   *
   * @param generation of the consumer group that made the assignment
   * @param all number of partitions of the alerts topic
   */
  void take(Object thread, Collection<TopicPartition> assigned, int generation, int all) {
    var owned = new HashMap<Integer, Integer>();
    assigned.stream()
        .filter(partition -> partition.topic().equals(Topics.ALERTS.name()))
        .forEach(partition -> owned.put(partition.partition(), generation));
    byThread.put(thread, owned);
    partitions = all;
  }
}
