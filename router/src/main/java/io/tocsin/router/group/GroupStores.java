package io.tocsin.router.group;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.notification.GroupId;
import io.tocsin.router.changelog.ChangelogStore;
import io.tocsin.router.notify.NotificationLogEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * The durable copy of groups and notification log. One entry per alert of a group, so that a change
 * costs one small record.
 */
final class GroupStores {
  private final ChangelogStore<String, GroupState> groups;
  private final ChangelogStore<String, AlertBatch> members;
  private final ChangelogStore<NotificationKey, NotificationLogEntry> log;
  private final AlertReference read;

  /**
   * @param read looks up the alert of an entry
   */
  GroupStores(ProcessorContext<?, ?> context, AlertReference read) {
    this.read = read;
    this.groups = context.getStateStore(GroupProcessor.GROUPS);
    this.members = context.getStateStore(GroupProcessor.MEMBERS);
    this.log = context.getStateStore(GroupProcessor.LOG);
  }

  /**
   * A crash can leave alerts of a group that is gone; they are deleted here, and the first stage
   * forwards them to a new group.
   */
  Map<GroupId, AlertGroup> restoreGroups() {
    var restored = new HashMap<GroupId, AlertGroup>();
    groups.restore((key, state) -> restored.put(state.id(), new AlertGroup(state)));
    var orphans = new ArrayList<String>();
    members.restore(
        (key, member) -> {
          var group = restored.get(groupOf(key));
          if (group == null) {
            orphans.add(key);
          } else {
            group.join(alertOf(member.entries().getFirst()));
          }
        });
    members.leftOut().keySet().forEach(key -> leaveOut(key, restored, orphans));
    handOver(restored);
    orphans.forEach(members::delete);
    return restored;
  }

  private static void leaveOut(
      String key, Map<GroupId, AlertGroup> restored, List<String> orphans) {
    var group = restored.get(groupOf(key));
    if (group == null) {
      orphans.add(key);
    } else {
      var member = Fingerprint.parse(key.substring(key.indexOf('/') + 1));
      group.leaveOut(member, Instant.EPOCH);
    }
  }

  private void handOver(Map<GroupId, AlertGroup> held) {
    groups.handOver(take -> held.forEach((id, group) -> take.accept(id.value(), group.state())));
    members.handOver(
        take ->
            held.forEach(
                (id, group) ->
                    group.forEach(
                        alert ->
                            take.accept(key(id, alert.fingerprint()), AlertBatch.ofOne(alert)))));
  }

  /** The alert of an entry, as the groups hold it. */
  Alert alertOf(AlertEntry entry) {
    return read.alertOf(entry);
  }

  /** Whether the alert was left out and there is still no room for it. */
  boolean staysOut(AlertGroup group, AlertEntry entry) {
    return group.isLeftOut(entry.fingerprint()) && read.isTight();
  }

  NotificationLog restoreLog() {
    var restored = new NotificationLog();
    log.restore(restored::put);
    log.handOver(restored::forEach);
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
