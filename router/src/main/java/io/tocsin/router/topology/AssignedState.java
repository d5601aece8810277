package io.tocsin.router.topology;

import io.tocsin.events.topic.Topics;
import io.tocsin.router.query.RouterState;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.ThreadMetadata;

/**
 * Finds assigned partitions whose state is not restored yet. Kafka Streams reports RUNNING while it
 * restores a corrupted task, however long that takes.
 */
final class AssignedState {
  private final RouterState routerState;
  private final Supplier<Collection<ThreadMetadata>> threads;

  /**
   * @param threads metadata of the local stream threads
   */
  AssignedState(RouterState routerState, Supplier<Collection<ThreadMetadata>> threads) {
    this.routerState = routerState;
    this.threads = threads;
  }

  /** Partitions assigned to this process whose state is missing. */
  List<TopicPartition> missing() {
    return threads.get().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .flatMap(task -> task.topicPartitions().stream())
        .filter(partition -> !isKnown(partition))
        .toList();
  }

  private boolean isKnown(TopicPartition partition) {
    return partition.topic().equals(Topics.ALERTS.name())
        ? routerState.alerts().restored().has(partition.partition())
        : routerState.groups().restored().has(partition.partition());
  }
}
