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
 * The groups of one partition: on the heap, in the stores, by when they are due, and open to those
 * who ask. Every change is made in all of these places. Belongs to the partition's stream thread.
 */
final class GroupTable {
  private final GroupStores stores;
  private final OpenPartitionGroups open;
  private final DueGroups due = new DueGroups();
  private final Map<GroupId, AlertGroup> groups;

  /** Takes over what the stores have. */
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

  /** A copy, so that they may be closed on the way. */
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
   * Takes alerts as their newest reports say, but for those that find no room.
   *
   * @param now by which the end of one that finds none is told all the same
   * @return those that were not in the group before
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

  /** Members that were left out, and that nobody has repeated. */
  void giveUpLeftOut(AlertGroup group, Instant now) {
    stores.remove(group.state().id(), group.giveUpLeftOut(now));
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
   * Hands out the groups that are due. Whatever {@code flush} sets has to lie in the future.
   *
   * @param goesOn what is due is left for later once it says no
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
