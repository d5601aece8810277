package io.tocsin.router.group;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.notification.GroupId;
import io.tocsin.router.resolve.RestartGrace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The groups of one partition: on the heap, in the stores, by due time, and open to queries. Every
 * change goes to all of these. Belongs to the partition's stream thread.
 */
final class GroupTable {
  private final GroupStores stores;
  private final OpenPartitionGroups open;
  private final DueGroups due = new DueGroups();
  private final Map<GroupId, AlertGroup> groups;

  /** Restores the groups from the stores. */
  GroupTable(GroupStores stores, OpenPartitionGroups open) {
    this.stores = stores;
    this.open = open;
    this.groups = stores.restoreGroups();
    groups.values().forEach(group -> await(group.state()));
  }

  boolean isEmpty() {
    return groups.isEmpty();
  }

  Optional<AlertGroup> find(GroupId id) {
    return Optional.ofNullable(groups.get(id));
  }

  /** A copy, so that groups can be closed while iterating. */
  List<AlertGroup> all() {
    return List.copyOf(groups.values());
  }

  AlertGroup open(GroupState state) {
    var group = new AlertGroup(state);
    groups.put(state.id(), group);
    stores.save(state);
    await(state);
    return group;
  }

  /**
   * Adds or updates alerts, except those that do not fit into memory.
   *
   * @param now a resolved alert is accepted even if there is no room
   * @return alerts that were not in the group before
   */
  List<Fingerprint> join(AlertGroup group, AlertBatch alerts, Instant now) {
    var joined = new ArrayList<Fingerprint>();
    for (var entry : alerts.entries()) {
      if (entry.endsAt().isAfter(now) && stores.staysOut(group, entry)) {
        group.leaveOut(entry.fingerprint(), entry.endsAt());
        continue;
      }
      boolean isMember = group.has(entry.fingerprint());
      var alert = stores.alertOf(entry);
      if (group.join(alert)) {
        stores.save(group.state().id(), alert);
        if (!isMember) {
          joined.add(entry.fingerprint());
        }
      }
    }
    return joined;
  }

  void remove(AlertGroup group, Predicate<Alert> unwanted) {
    stores.remove(group.state().id(), group.remove(unwanted));
  }

  void removeResolved(AlertGroup group, Instant now, RestartGrace grace) {
    stores.remove(group.state().id(), group.removeResolved(now, grace));
  }

  /** Drops left-out alerts that no source has repeated. */
  void dropLeftOut(AlertGroup group, Instant now) {
    stores.remove(group.state().id(), group.dropLeftOut(now));
  }

  void moveTo(AlertGroup group, GroupState next) {
    group.moveTo(next);
    stores.save(next);
    await(next);
  }

  void close(AlertGroup group) {
    var id = group.state().id();
    stores.remove(id, List.copyOf(group.fingerprints()));
    stores.remove(id);
    groups.remove(id);
    open.remove(id);
  }

  /**
   * Passes due groups to {@code flush}. The due time it sets must lie in the future.
   *
   * @param goesOn stops when it returns false; the rest stays due
   */
  void takeDue(Instant now, BooleanSupplier goesOn, Consumer<AlertGroup> flush) {
    due.takeDue(
        now,
        goesOn,
        entry -> find(entry.group()).filter(group -> entry.isOf(group.state())).ifPresent(flush));
    open.awaits(due.next());
  }

  private void await(GroupState state) {
    due.add(state);
    open.put(state);
    open.awaits(due.next());
  }
}
