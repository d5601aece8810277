package io.tocsin.router.group;

import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.model.notification.GroupId;
import io.tocsin.router.progress.RestoredPartitions;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Due times of the groups of this process, and the time of the last notification of each
 * destination, over all partitions. Any thread may read.
 */
public final class OpenGroups {
  private final RestoredPartitions<OpenPartitionGroups> partitions = new RestoredPartitions<>();

  public int size() {
    return partitions.all().stream().mapToInt(OpenPartitionGroups::size).sum();
  }

  /** When a group is flushed next; empty if it is not open here. */
  public Optional<Instant> dueAt(GroupId group) {
    return partitions.all().stream()
        .flatMap(partition -> partition.dueAt(group).stream())
        .findFirst();
  }

  /** A lower bound for the next due time. */
  public Optional<Instant> nextDue() {
    return partitions.all().stream()
        .flatMap(partition -> partition.nextDue().stream())
        .min(Comparator.naturalOrder());
  }

  public Optional<Instant> lastNotified(NotificationKey key) {
    return partitions.all().stream()
        .flatMap(partition -> partition.lastNotified(key).stream())
        .findFirst();
  }

  /** The partitions whose groups are restored here. */
  public RestoredPartitions<?> restored() {
    return partitions;
  }

  /** Publishes a restored partition. */
  void open(int partition, OpenPartitionGroups restored) {
    partitions.open(partition, restored);
  }

  /** Removes a partition, unless it has been opened again meanwhile. */
  void close(int partition, OpenPartitionGroups closed) {
    partitions.close(partition, closed);
  }
}
