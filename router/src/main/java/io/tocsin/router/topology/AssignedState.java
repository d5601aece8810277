package io.tocsin.router.topology;

import io.tocsin.events.topic.Topics;
import io.tocsin.router.query.RouterState;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.ThreadMetadata;

/**
 * Whether this process knows what it has to know of the partitions assigned to it. Kafka Streams
 * says that it is running while a task that was found corrupted is restored, however long that
 * takes.
 */
final class AssignedState {
  private final RouterState knowledge;
  private final Supplier<Collection<ThreadMetadata>> threads;

  /**
   * @param threads what the stream threads have been assigned
   */
  AssignedState(RouterState knowledge, Supplier<Collection<ThreadMetadata>> threads) {
    this.knowledge = knowledge;
    this.threads = threads;
  }

  /** Partitions of which nothing is known, though they are this process's. */
  List<TopicPartition> missing() {
    return threads.get().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .flatMap(task -> task.topicPartitions().stream())
        .filter(partition -> !isKnown(partition))
        .toList();
  }

  private boolean isKnown(TopicPartition partition) {
    return partition.topic().equals(Topics.ALERTS.name())
        ? knowledge.alerts().has(partition.partition())
        : knowledge.groups().has(partition.partition());
  }
}
