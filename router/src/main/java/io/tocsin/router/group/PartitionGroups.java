package io.tocsin.router.group;

import io.tocsin.model.notification.GroupId;
import io.tocsin.router.delivery.Deliveries;
import io.tocsin.router.mute.MutePipeline;
import io.tocsin.router.mute.SuppressedAlerts;
import io.tocsin.router.resolve.Reception;
import io.tocsin.router.resolve.ReceptionGaps;
import io.tocsin.router.resolve.RestartGrace;
import java.time.Instant;

/**
 * The groups of one partition while its task runs: takes alerts, flushes what is due, follows the
 * configuration. Belongs to the stream thread.
 */
final class PartitionGroups {
  private final RestoredGroups restored;
  private final GroupTable groups;
  private final FollowedRouting routing;
  private final GroupSettings settings;
  private final Deliveries deliveries;
  private final FlushTurns turns;
  private final ResolvedReports reports;
  private final PendingCorrections corrections;
  private final GroupFlusher flusher;
  private final Reception reception;
  private RestartGrace grace;

  PartitionGroups(
      RestoredGroups restored,
      FollowedRouting routing,
      MutePipeline mutes,
      GroupSettings settings,
      Deliveries deliveries,
      SuppressedAlerts suppressed,
      ReceptionGaps gaps,
      FlushTurns turns,
      Instant now) {
    this.restored = restored;
    this.groups = restored.table();
    this.routing = routing;
    this.settings = settings;
    this.deliveries = deliveries;
    this.turns = turns;
    this.reports = new ResolvedReports(routing, restored.log());
    this.corrections = new PendingCorrections(groups, restored.log(), deliveries);
    this.flusher =
        new GroupFlusher(
            groups,
            routing,
            mutes,
            settings,
            suppressed,
            restored.decisions(),
            writer(),
            corrections);
    this.reception = new Reception(gaps, now);
    this.grace = groups.isEmpty() ? RestartGrace.NONE : routing.current().graceAfter(now);
    groups
        .all()
        .forEach(
            group ->
                group.keepResolved(
                    alert -> restored.log().saysResolved(group.state().id(), alert)));
  }

  private NotificationWriter writer() {
    return new NotificationWriter(
        restored.log(), restored.outbox(), restored.decisions(), restored.open(), deliveries);
  }

  OpenPartitionGroups open() {
    return restored.open();
  }

  void take(GroupId id, GroupAlerts posted, Instant now) {
    updateGrace(now);
    followRouting(now);
    var known = groups.find(id);
    var update = reports.news(id, posted, known, grace, now);
    if (update.alerts().entries().isEmpty()
        || (known.isEmpty() && reports.isNothingToNotify(id, update, now))) {
      return;
    }
    var group = known.orElseGet(() -> open(id, update, now));
    var joined = groups.join(group, update.alerts(), now);
    if (!joined.isEmpty()) {
      restored
          .decisions()
          .accept(Decisions.joined(group.state(), routing.keyOf(group.state()), joined, now));
    }
    if (known.isEmpty() && isDueNow(group, now)) {
      flusher.flush(group, grace, now);
    } else {
      flusher.correct(group, grace, now);
    }
  }

  /**
   * Flushes only the group that was just opened. The tick flushes the others: they can be many and
   * large, and records wait behind this one.
   */
  private boolean isDueNow(AlertGroup opened, Instant now) {
    return !opened.state().due().isAfter(now) && flusher.mayFlush(now);
  }

  private AlertGroup open(GroupId id, GroupAlerts update, Instant now) {
    var state = GroupState.open(id, update, routing.current().tree(), now);
    restored.decisions().accept(Decisions.opened(state, routing.keyOf(state), now));
    return groups.open(state);
  }

  void tick(Instant now) {
    updateGrace(now);
    followRouting(now);
    restored.outbox().tick(now);
    if (flusher.mayFlush(now)) {
      turns.take(goesOn -> groups.takeDue(now, goesOn, group -> flusher.flush(group, grace, now)));
      corrections.takeDue(now).forEach(group -> flusher.correct(group, grace, now));
    }
  }

  /**
   * Updates the grace period before any decision: after a gap without reports, a missing report
   * does not mean resolved.
   */
  private void updateGrace(Instant now) {
    grace = reception.grace(grace, routing.current()::graceAfter, now);
  }

  /** Runs before any record that the first stage forwards under the new routing. */
  private void followRouting(Instant now) {
    if (!routing.follow()) {
      return;
    }
    if (routing.isStrict()) {
      groups
          .all()
          .forEach(
              group -> flusher.close(group, now, "configuration reload: all groups are rebuilt"));
    } else {
      groups.all().forEach(this::removeRerouted);
    }
  }

  /**
   * Removes alerts that the new routing sends elsewhere; the first stage forwards them to their new
   * group.
   */
  private void removeRerouted(AlertGroup group) {
    var id = group.state().id();
    groups.remove(
        group,
        alert ->
            routing.current().tree().match(alert.labels()).stream()
                .noneMatch(node -> node.groupId(node.groupLabels(alert.labels())).equals(id)));
  }

  /** Drops notification log entries that have expired. */
  void collect(Instant now) {
    restored.outbox().collect();
    restored
        .log()
        .expired(now, settings.retention())
        .forEach(
            key -> {
              restored.log().remove(key);
              restored.stores().remove(key);
              restored.open().forget(key);
              deliveries.forget(key);
            });
  }

  void forgetDeliveries() {
    restored.log().forEach((key, entry) -> deliveries.forget(key));
  }
}
