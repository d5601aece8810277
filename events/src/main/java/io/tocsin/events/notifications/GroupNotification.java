package io.tocsin.events.notifications;

import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import io.tocsin.model.notification.NotificationReason;
import java.time.Instant;
import java.util.List;

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
    int leftOut) {
  public static final int SCHEMA_VERSION = 1;

  public GroupNotification {
    alerts = List.copyOf(alerts);
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
