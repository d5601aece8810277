package io.tocsin.gateway.receiver;

import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import io.tocsin.model.notification.NotificationReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Builds the test notification of a receiver. It has a group of its own that the router does not
 * know, so it replaces no other message and is never repeated or resolved.
 *
 * @param test id of the test; the same id and destination give the same notification id
 */
record TestNotification(UUID test) {
  static final String ALERT_NAME = "TocsinTest";

  GroupNotification to(Destination destination, Instant now) {
    var labels = LabelSet.of("alertname", ALERT_NAME, "receiver", destination.receiver());
    var route = "test/%s/%s".formatted(destination.receiver(), test);
    return new GroupNotification(
        GroupNotification.SCHEMA_VERSION,
        id(destination),
        now,
        destination,
        GroupId.of(route, labels),
        GroupKey.of(route, labels),
        now.toEpochMilli(),
        1,
        NotificationReason.FIRST_NOTIFICATION,
        labels,
        LabelSet.EMPTY,
        List.of(alert(labels, now)),
        0);
  }

  private String id(Destination destination) {
    var text = test + "\n" + destination;
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Firing, because a receiver may ignore resolved alerts. */
  private static NotifiedAlert alert(LabelSet labels, Instant now) {
    var summary =
        "Test notification from Tocsin for receiver %s. Nothing is wrong."
            .formatted(labels.valueOrEmpty("receiver"));
    return new NotifiedAlert(
        AlertStatus.FIRING,
        labels,
        LabelSet.of("summary", summary),
        now,
        Optional.empty(),
        "",
        labels.fingerprint(),
        ZoneOffset.UTC);
  }
}
