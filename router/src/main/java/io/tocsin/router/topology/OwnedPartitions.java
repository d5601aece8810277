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
 * Which partitions of the alerts this process has, and since which generation of its group. The
 * stream threads write, any thread may ask.
 */
@Singleton
public class OwnedPartitions {
  private final RouterState knowledge;
  private final Map<Object, Map<Integer, Integer>> byThread = new ConcurrentHashMap<>();
  private volatile int partitions;

  OwnedPartitions(RouterState knowledge) {
    this.knowledge = knowledge;
  }

  /** Those whose alerts are known, so that an answer can speak for them. */
  public Ownership now() {
    var owned = new HashMap<Integer, Integer>();
    byThread.values().forEach(ofThread -> ofThread.forEach((p, g) -> owned.merge(p, g, Math::max)));
    owned.keySet().removeIf(partition -> !knowledge.alerts().has(partition));
    return new Ownership(partitions, owned);
  }

  /**
   * What a stream thread has been assigned by now.
   *
   * @param generation of the group in which it was
   * @param all how many partitions the topic of alerts has
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
