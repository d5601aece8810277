package io.tocsin.router.group;

import io.tocsin.events.decisions.DecisionKind;
import io.tocsin.events.decisions.DecisionMade;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.notification.GroupKey;
import io.tocsin.router.mute.Mute;
import io.tocsin.router.notify.PlannedNotification;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Creates the decision records: one for each thing that happened to a group. */
final class Decisions {
  /** A fingerprint takes 19 bytes, and a record has room for some 800,000 of them. */
  private static final int MOST_NAMED = 400_000;

  private Decisions() {}

  static DecisionMade opened(GroupState group, GroupKey key, Instant now) {
    return about(
        group,
        key,
        now,
        DecisionKind.GROUP_OPENED,
        "first alert with these group labels, flush due at " + group.due(),
        List.of());
  }

  static DecisionMade joined(
      GroupState group, GroupKey key, Collection<Fingerprint> alerts, Instant now) {
    return about(
        group,
        key,
        now,
        DecisionKind.ALERTS_JOINED,
        "notified with the flush due at " + group.due(),
        alerts);
  }

  static DecisionMade muted(
      GroupState group, GroupKey key, Mute mute, Collection<Fingerprint> alerts, Instant now) {
    return about(group, key, now, DecisionKind.ALERTS_MUTED, mute.text(), alerts);
  }

  static DecisionMade closed(GroupState group, GroupKey key, Instant now, String reason) {
    return about(group, key, now, DecisionKind.GROUP_CLOSED, reason, List.of());
  }

  static DecisionMade notified(
      GroupState group, GroupKey key, PlannedNotification planned, Instant now) {
    var outgoing = planned.entry().unconfirmed();
    return new DecisionMade(
        DecisionMade.SCHEMA_VERSION,
        UUID.randomUUID().toString(),
        now,
        outgoing.notification().isPresent()
            ? DecisionKind.NOTIFIED
            : DecisionKind.RUNBOOK_REQUESTED,
        group.id(),
        key,
        group.generation(),
        Optional.of(planned.destination()),
        planned.reason().text(),
        named(planned.entry().firing()),
        outgoing.notification().map(notification -> notification.id()));
  }

  private static DecisionMade about(
      GroupState group,
      GroupKey key,
      Instant now,
      DecisionKind kind,
      String reason,
      Collection<Fingerprint> alerts) {
    return new DecisionMade(
        DecisionMade.SCHEMA_VERSION,
        UUID.randomUUID().toString(),
        now,
        kind,
        group.id(),
        key,
        group.generation(),
        Optional.empty(),
        reason,
        named(alerts),
        Optional.empty());
  }

  private static List<Fingerprint> named(Collection<Fingerprint> alerts) {
    return alerts.stream().limit(MOST_NAMED).toList();
  }
}
