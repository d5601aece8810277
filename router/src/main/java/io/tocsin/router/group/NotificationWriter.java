package io.tocsin.router.group;

import io.tocsin.configuration.receiver.Receiver;
import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.router.delivery.Deliveries;
import io.tocsin.router.notify.Flush;
import io.tocsin.router.notify.NotificationRules;
import io.tocsin.router.notify.PlannedNotification;
import java.time.Instant;

/**
 * Decides for each destination of a flush whether to notify it; sends the notification and writes
 * the log entry.
 */
final class NotificationWriter {
  private final NotificationLog log;
  private final Outbox outbox;
  private final DecisionLog decisions;
  private final OpenPartitionGroups open;
  private final Deliveries deliveries;

  NotificationWriter(
      NotificationLog log,
      Outbox outbox,
      DecisionLog decisions,
      OpenPartitionGroups open,
      Deliveries deliveries) {
    this.log = log;
    this.outbox = outbox;
    this.decisions = decisions;
    this.open = open;
    this.deliveries = deliveries;
  }

  void write(
      Flush flush, Receiver receiver, GroupState state, NotificationRules rules, Instant now) {
    if (flush.alerts().isEmpty()) {
      return;
    }
    var destinations = receiver.destinations();
    for (int i = 0; i < destinations.size(); i++) {
      var key = new NotificationKey(destinations.get(i), flush.groupId());
      var integration = receiver.integrations().get(i);
      PlannedNotification.decide(
              flush,
              destinations.get(i),
              integration,
              log.get(key),
              rules,
              deliveries.sentUpTo(key))
          .ifPresent(planned -> send(key, planned, flush, state, now));
    }
  }

  /** Replaces what waits for a destination by the current state. */
  void correct(
      PendingCorrections.Correction correction,
      GroupState state,
      NotificationRules rules,
      Instant now) {
    var flush = correction.flush();
    var key = new NotificationKey(correction.destination(), flush.groupId());
    PlannedNotification.correct(
            flush,
            correction.destination(),
            correction.integration(),
            log.get(key).orElseThrow(),
            rules,
            deliveries.sentUpTo(key))
        .ifPresent(planned -> send(key, planned, flush, state, now));
  }

  private void send(
      NotificationKey key,
      PlannedNotification planned,
      Flush flush,
      GroupState state,
      Instant now) {
    outbox.send(key, planned.entry(), now);
    open.notified(key, planned.entry().at());
    if (planned.entry().carriesMessage()) {
      decisions.accept(Decisions.notified(state, flush.groupKey(), planned, now));
    }
  }
}
