package io.tocsin.router.group;

import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.model.notification.GroupId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When the groups of this process are due, and when their destinations last heard of them, over all
 * partitions. The stream threads write, any thread may read.
 */
public final class OpenGroups {
  private final Map<GroupId, Instant> due = new ConcurrentHashMap<>();
  private final Map<NotificationKey, Instant> told = new ConcurrentHashMap<>();

  public int size() {
    return due.size();
  }

  /** When a group is looked at next; empty if it is not open here. */
  public Optional<Instant> dueAt(GroupId group) {
    return Optional.ofNullable(due.get(group));
  }

  public Optional<Instant> lastTold(NotificationKey key) {
    return Optional.ofNullable(told.get(key));
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
