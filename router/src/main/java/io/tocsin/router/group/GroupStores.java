package io.tocsin.router.group;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.notification.GroupId;
import io.tocsin.router.notify.NotificationLogEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The durable copy of groups and notification log. One entry per alert of a group, so that a change
 * costs one small record.
 */
final class GroupStores {
  private final KeyValueStore<String, GroupState> groups;
  private final KeyValueStore<String, AlertBatch> members;
  private final KeyValueStore<NotificationKey, NotificationLogEntry> log;

  GroupStores(ProcessorContext<?, ?> context) {
    this.groups = context.getStateStore(GroupProcessor.GROUPS);
    this.members = context.getStateStore(GroupProcessor.MEMBERS);
    this.log = context.getStateStore(GroupProcessor.LOG);
  }

  /**
   * A crash can leave members of a group that is gone; the first stage tells them again, to a new
   * group.
   */
  Map<GroupId, AlertGroup> restoreGroups() {
    var restored = new HashMap<GroupId, AlertGroup>();
    try (var stored = groups.all()) {
      stored.forEachRemaining(entry -> restored.put(entry.value.id(), new AlertGroup(entry.value)));
    }
    var orphans = new ArrayList<String>();
    try (var stored = members.all()) {
      stored.forEachRemaining(
          entry -> {
            var group = restored.get(groupOf(entry.key));
            if (group == null) {
              orphans.add(entry.key);
            } else {
              group.join(entry.value.entries().getFirst().alert());
            }
          });
    }
    orphans.forEach(members::delete);
    return restored;
  }

  NotificationLog restoreLog() {
    var restored = new NotificationLog();
    try (var stored = log.all()) {
      stored.forEachRemaining(entry -> restored.put(entry.key, entry.value));
    }
    return restored;
  }

  void save(GroupState group) {
    groups.put(group.id().value(), group);
  }

  void save(GroupId group, Alert alert) {
    members.put(key(group, alert.fingerprint()), AlertBatch.ofOne(alert));
  }

  void save(NotificationKey key, NotificationLogEntry entry) {
    log.put(key, entry);
  }

  void remove(GroupId group, List<Fingerprint> alerts) {
    alerts.forEach(alert -> members.delete(key(group, alert)));
  }

  void remove(GroupId group) {
    groups.delete(group.value());
  }

  void remove(NotificationKey key) {
    log.delete(key);
  }

  private static String key(GroupId group, Fingerprint alert) {
    return group.value() + "/" + alert;
  }

  private static GroupId groupOf(String key) {
    return new GroupId(key.substring(0, key.indexOf('/')));
  }
}
