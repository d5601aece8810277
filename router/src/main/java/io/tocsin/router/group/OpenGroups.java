package io.tocsin.router.group;

import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.model.notification.GroupId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When the groups of this process are due, and when their destinations last heard of them, over all
 * partitions. Any thread may read.
 */
public final class OpenGroups {
  private final Map<Integer, OpenPartitionGroups> partitions = new ConcurrentHashMap<>();

  public int size() {
    return partitions.values().stream().mapToInt(OpenPartitionGroups::size).sum();
  }

  /** When a group is looked at next; empty if it is not open here. */
  public Optional<Instant> dueAt(GroupId group) {
    return partitions.values().stream()
        .flatMap(partition -> partition.dueAt(group).stream())
        .findFirst();
  }

  /** Not later than the next group is due. */
  public Optional<Instant> nextDue() {
    return partitions.values().stream()
        .flatMap(partition -> partition.nextDue().stream())
        .min(Comparator.naturalOrder());
  }

  public Optional<Instant> lastTold(NotificationKey key) {
    return partitions.values().stream()
        .flatMap(partition -> partition.lastTold(key).stream())
        .findFirst();
  }

  /** Whether the groups of a partition are known here. */
  public boolean has(int partition) {
    return partitions.containsKey(partition);
  }

  /** From now on a partition is looked up in what has been restored of it. */
  void open(int partition, OpenPartitionGroups restored) {
    partitions.put(partition, restored);
  }

  /** Gives a partition back, unless somebody has opened it again meanwhile. */
  void close(int partition, OpenPartitionGroups closed) {
    partitions.remove(partition, closed);
  }
}
