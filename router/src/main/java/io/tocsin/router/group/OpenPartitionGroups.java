package io.tocsin.router.group;

import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.model.notification.GroupId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When the groups of one partition are due, and when their destinations last heard of them. Its
 * stream thread writes, any thread may read.
 */
final class OpenPartitionGroups {
  private final Map<GroupId, Instant> due = new ConcurrentHashMap<>();
  private final Map<NotificationKey, Instant> told = new ConcurrentHashMap<>();
  private volatile Optional<Instant> nextDue = Optional.empty();

  int size() {
    return due.size();
  }

  Optional<Instant> dueAt(GroupId group) {
    return Optional.ofNullable(due.get(group));
  }

  Optional<Instant> lastTold(NotificationKey key) {
    return Optional.ofNullable(told.get(key));
  }

  /** Not later than the next group is due. */
  Optional<Instant> nextDue() {
    return nextDue;
  }

  void awaits(Optional<Instant> next) {
    nextDue = next;
  }

  void put(GroupState group) {
    due.put(group.id(), group.due());
  }

  void remove(GroupId group) {
    due.remove(group);
  }

  void told(NotificationKey key, Instant at) {
    told.put(key, at);
  }

  void forget(NotificationKey key) {
    told.remove(key);
  }
}
