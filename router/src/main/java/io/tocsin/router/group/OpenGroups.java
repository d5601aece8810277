package io.tocsin.router.group;

import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.model.notification.GroupId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Due times of the groups of this process, and the time of the last notification of each
 * destination, over all partitions. Any thread may read.
 */
public final class OpenGroups {
  private final Map<Integer, OpenPartitionGroups> partitions = new ConcurrentHashMap<>();

  public int size() {
    return partitions.values().stream().mapToInt(OpenPartitionGroups::size).sum();
  }

  /** When a group is flushed next; empty if it is not open here. */
  public Optional<Instant> dueAt(GroupId group) {
    return partitions.values().stream()
        .flatMap(partition -> partition.dueAt(group).stream())
        .findFirst();
  }

  /** A lower bound for the next due time. */
  public Optional<Instant> nextDue() {
    return partitions.values().stream()
        .flatMap(partition -> partition.nextDue().stream())
        .min(Comparator.naturalOrder());
  }

  public Optional<Instant> lastNotified(NotificationKey key) {
    return partitions.values().stream()
        .flatMap(partition -> partition.lastNotified(key).stream())
        .findFirst();
  }

  /** Whether the groups of a partition are restored here. */
  public boolean has(int partition) {
    return partitions.containsKey(partition);
  }

  /** Publishes a restored partition. */
  void open(int partition, OpenPartitionGroups restored) {
    partitions.put(partition, restored);
  }

  /** Removes a partition, unless it has been opened again meanwhile. */
  void close(int partition, OpenPartitionGroups closed) {
    partitions.remove(partition, closed);
  }
}
