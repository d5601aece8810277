package io.tocsin.router.observe;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.log.LogEvent;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.router.resolve.Reception;
import io.tocsin.router.route.Routing;
import java.time.Instant;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The known alerts of one partition while its task runs. The heap holds the working set; the store
 * and its changelog are the durable copy. Belongs to the stream thread.
 *
 * <p>After a start, and after each routing change, all firing alerts are forwarded again. Groups
 * ignore what they already know, so this costs little and repairs whatever a crash left undone.
 */
final class PartitionAlerts {
  private static final Logger LOG = Logger.getLogger(PartitionAlerts.class);

  private final Supplier<Routing> currentRouting;
  private final ObserveSettings settings;
  private final ObservedChanges changes;
  private final RestoredAlerts restored;
  private final ObservedPartition alerts;
  private final UnrestoredAlerts leftOut;
  private final Reception reception;
  private final RenewalQueue renewals = new RenewalQueue();
  private @Nullable Routing forwardedWith;

  PartitionAlerts(
      Supplier<Routing> currentRouting,
      ObserveSettings settings,
      ObservedChanges changes,
      RestoredAlerts restored,
      Reception reception,
      Instant now) {
    this.currentRouting = currentRouting;
    this.settings = settings;
    this.changes = changes;
    this.restored = restored;
    this.alerts = restored.alerts();
    this.leftOut = restored.leftOut();
    this.reception = reception;
    if (!alerts.isEmpty()) {
      alerts.grant(currentRouting.get().graceAfter(now));
    }
  }

  ObservedPartition alerts() {
    return alerts;
  }

  void take(AlertBatch batch, Instant now) {
    updateGrace(now);
    var regroup = new Regroup(currentRouting.get().tree());
    for (var entry : batch.entries()) {
      observe(entry, now, regroup);
    }
    regroup.forEach(batch.receivedAt(), changes::forward);
  }

  private void observe(AlertEntry entry, Instant now, Regroup regroup) {
    var fingerprint = entry.fingerprint();
    var known = alerts.get(fingerprint);
    long textsBefore = restored.textBytes();
    switch (Observation.of(known, entry, restored.texts(), now)) {
      case Observation.Changed(ObservedAlert changed) ->
          acceptIfItFits(restored.sized(changed, textsBefore), known, entry, now, regroup);
      case Observation.HeldBack(ObservedAlert heldBack) -> {
        alerts.put(fingerprint, heldBack);
        // With a newer end it is queued already.
        if (known == null || !known.hasNewerEnd()) {
          renewals.add(fingerprint, heldBack.renewalDue());
        }
      }
      case Observation.ResolvedAgain(var resolved) ->
          regroup.add(resolved.labels(), AlertEntry.of(resolved));
      case Observation.Stale() -> {}
    }
  }

  private void acceptIfItFits(
      ObservedAlert changed,
      @Nullable ObservedAlert known,
      AlertEntry entry,
      Instant now,
      Regroup regroup) {
    int growth = changed.bytes() - (known == null ? 0 : known.bytes());
    if (alerts.hasRoom(changed.alert().name(), growth)) {
      leftOut.remove(entry.fingerprint());
      forwardChange(entry.fingerprint(), changed, regroup);
    } else if (known != null) {
      forwardChange(entry.fingerprint(), changed.withTextsOf(known), regroup);
    } else {
      leaveOut(changed.alert(), entry, now, regroup);
    }
  }

  /**
   * Forwards a resolved alert all the same, and one that its groups may have from an earlier
   * process.
   */
  private void leaveOut(Alert alert, AlertEntry entry, Instant now, Regroup regroup) {
    var fingerprint = entry.fingerprint();
    boolean isOver = alert.isResolvedAt(now);
    if (isOver || leftOut.wasForwarded(fingerprint)) {
      regroup.add(alert.labels(), entry);
    }
    if (!isOver) {
      leftOut.add(fingerprint, alert.name());
    } else if (leftOut.remove(fingerprint)) {
      changes.delete(fingerprint);
    }
  }

  private void forwardChange(Fingerprint fingerprint, ObservedAlert changed, Regroup regroup) {
    alerts.put(fingerprint, changed);
    var entry = AlertEntry.of(changed.alert());
    changes.save(changed.alert(), entry);
    regroup.add(changed.alert().labels(), entry);
    changes.inhibit(changed.alert());
  }

  /**
   * Updates the grace period before any decision: after a gap without reports, a missing report
   * does not mean resolved.
   */
  private void updateGrace(Instant now) {
    var routing = currentRouting.get();
    alerts.grant(reception.grace(alerts.grace(), routing::graceAfter, now));
  }

  void tick(Instant now) {
    updateGrace(now);
    if (currentRouting.get() != forwardedWith) {
      boolean isStart = forwardedWith == null;
      forwardedWith = currentRouting.get();
      forwardAll(now, isStart);
      if (isStart) {
        changes.endFetchUnderWay(now);
      }
    }
    var regroup = new Regroup(currentRouting.get().tree());
    renewals.takeDue(now).forEach(fingerprint -> renew(fingerprint, now, regroup));
    leftOut.notice(now).ifPresent(notice -> send(notice, regroup));
    regroup.forEach(now, changes::forward);
  }

  /**
   * Forwards a notice through the normal path, so that it reaches the receivers that the left-out
   * alerts would have reached.
   */
  private void send(Alert notice, Regroup regroup) {
    LogEvent.of("alerts not routed, not enough memory; they stay in Kafka")
        .with("alerts", leftOut.size())
        .with("most_named", leftOut.mostFrequentName())
        .warn(LOG);
    forwardChange(
        notice.fingerprint(), ObservedAlert.of(notice, AlertEntry.contentHash(notice)), regroup);
  }

  private void renew(Fingerprint fingerprint, Instant now, Regroup regroup) {
    var known = alerts.get(fingerprint);
    if (known == null || !known.hasNewerEnd()) {
      return;
    }
    if (now.isBefore(known.renewalDue())) {
      renewals.add(fingerprint, known.renewalDue());
    } else {
      forwardChange(fingerprint, known.renewed(), regroup);
    }
  }

  /** With {@code strict}, resolved alerts are forwarded too, as in Alertmanager. */
  private void forwardAll(Instant now, boolean isStart) {
    var routing = currentRouting.get();
    var regroup = new Regroup(routing.tree());
    var again = routing.isStrict() ? alerts.all() : alerts.firing(now);
    again.forEach(
        alert -> {
          changes.inhibitAgain(alert, isStart);
          regroup.add(alert.labels(), AlertEntry.of(alert));
        });
    regroup.forEach(now, changes::forward);
  }

  /**
   * Expires alerts whose end passed while this process was receiving. They are deleted from the
   * durable copy, so that a restart cannot mistake the missing report for its own downtime; here
   * they stay for late reports.
   */
  void collect(Instant now) {
    updateGrace(now);
    alerts.expire(now).forEach(changes::forget);
    var oldest = now.minus(settings.keepResolved());
    boolean tight = alerts.isTight();
    alerts
        .remove(known -> known.knownEnd().isBefore(oldest) || (tight && isResolved(known, now)))
        .forEach(changes::forget);
  }

  /** Resolved alerts are kept to merge them with late reports; a new alert is more important. */
  private boolean isResolved(ObservedAlert known, Instant now) {
    return known.knownEnd().isBefore(now)
        && alerts.grace().statusOf(known.withKnownEnd(), now) == AlertStatus.RESOLVED;
  }
}
