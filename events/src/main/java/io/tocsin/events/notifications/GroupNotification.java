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
 * What a destination must now know about a group. It replaces what was to be told about the group
 * before.
 *
 * @param id the same for the same decision, however often it is made: consumers drop what they have
 *     seen
 * @param at when the group was due, the "now" of the decision
 * @param generation names the firing episode and grows from one to the next: milliseconds of the
 *     first report in it
 * @param flush counts the decisions of the generation from 1
 * @param alerts in the order of the message, resolved ones included even when the receiver does not
 *     want them
 * @param carried those among the alerts that are not part of this decision, but may not have been
 *     sent with an earlier one
 * @param doubtfulFrom the first end that a source gave to an alert that fires here; what is sent
 *     later may call an alert firing that has ended
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

  /** Carries nothing from earlier notifications, and is never in doubt. */
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
   * What is left to say to a destination that accepted a notification decided at {@code sentUpTo}.
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

  /** Firing while any of its alerts is. */
  public AlertStatus status() {
    return alerts.stream().anyMatch(alert -> alert.status() == AlertStatus.FIRING)
        ? AlertStatus.FIRING
        : AlertStatus.RESOLVED;
  }
}
