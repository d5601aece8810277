package io.tocsin.events.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import io.tocsin.model.notification.NotificationReason;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The current state of a group for a destination. It replaces earlier notifications about the group
 * that were not delivered yet.
 *
 * @param id the same for the same decision, however often it is made: consumers drop duplicates
 * @param at when the flush was due; the "now" of the decision
 * @param generation identifies the episode; increases from one to the next: receive time of its
 *     first report in milliseconds
 * @param flush number of the decision within the generation, from 1
 * @param alerts in notification order; includes resolved alerts even if the receiver does not want
 *     them
 * @param carried alerts that are not part of this decision, but may not have been delivered with an
 *     earlier notification
 * @param doubtfulFrom earliest end that a source gave for a firing alert; after that the
 *     notification may report a resolved alert as firing
 */
public record GroupNotification(
    int schemaVersion,
    String id,
    Instant at,
    Destination destination,
    GroupId groupId,
    GroupKey groupKey,
    long generation,
    long flush,
    NotificationReason reason,
    LabelSet groupLabels,
    LabelSet routeLabels,
    List<NotifiedAlert> alerts,
    int leftOut,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<UnconfirmedResolvedAlert> carried,
    Optional<Instant> doubtfulFrom) {
  public static final int SCHEMA_VERSION = 1;

  public GroupNotification {
    alerts = List.copyOf(alerts);
    carried = List.copyOf(carried);
  }

  /** A notification without carried alerts and without {@code doubtfulFrom}. */
  public GroupNotification(
      int schemaVersion,
      String id,
      Instant at,
      Destination destination,
      GroupId groupId,
      GroupKey groupKey,
      long generation,
      long flush,
      NotificationReason reason,
      LabelSet groupLabels,
      LabelSet routeLabels,
      List<NotifiedAlert> alerts,
      int leftOut) {
    this(
        schemaVersion,
        id,
        at,
        destination,
        groupId,
        groupKey,
        generation,
        flush,
        reason,
        groupLabels,
        routeLabels,
        alerts,
        leftOut,
        List.of(),
        Optional.empty());
  }

  /**
   * The notification without the alerts that the destination already has, if it accepted one
   * decided at {@code sentUpTo}.
   */
  public GroupNotification after(Instant sentUpTo) {
    var needed = carried.stream().filter(alert -> alert.since().isAfter(sentUpTo)).toList();
    if (needed.size() == carried.size()) {
      return this;
    }
    var sent = new HashSet<Fingerprint>();
    carried.forEach(alert -> sent.add(alert.fingerprint()));
    needed.forEach(alert -> sent.remove(alert.fingerprint()));
    return new GroupNotification(
        schemaVersion,
        id,
        at,
        destination,
        groupId,
        groupKey,
        generation,
        flush,
        reason,
        groupLabels,
        routeLabels,
        alerts.stream().filter(alert -> !sent.contains(alert.fingerprint())).toList(),
        leftOut,
        needed,
        doubtfulFrom);
  }

  public NotificationKey key() {
    return new NotificationKey(destination, groupId);
  }

  /** Firing if any of its alerts is. */
  public AlertStatus status() {
    return alerts.stream().anyMatch(alert -> alert.status() == AlertStatus.FIRING)
        ? AlertStatus.FIRING
        : AlertStatus.RESOLVED;
  }
}
