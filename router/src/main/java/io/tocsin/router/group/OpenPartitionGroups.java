package io.tocsin.router.group;

import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.model.notification.GroupId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Due times of the groups of one partition, and the time of the last notification of each
 * destination. Its stream thread writes, any thread may read.
 */
final class OpenPartitionGroups {
  private final Map<GroupId, Instant> due = new ConcurrentHashMap<>();
  private final Map<NotificationKey, Instant> notified = new ConcurrentHashMap<>();
  private volatile Optional<Instant> nextDue = Optional.empty();

  int size() {
    return due.size();
  }

  Optional<Instant> dueAt(GroupId group) {
    return Optional.ofNullable(due.get(group));
  }

  Optional<Instant> lastNotified(NotificationKey key) {
    return Optional.ofNullable(notified.get(key));
  }

  /** A lower bound for the next due time. */
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

  void notified(NotificationKey key, Instant at) {
    notified.put(key, at);
  }

  void forget(NotificationKey key) {
    notified.remove(key);
  }
}
