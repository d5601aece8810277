package io.tocsin.notifier;

import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import io.tocsin.model.notification.NotificationReason;
import io.tocsin.testkit.clock.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A notification as the router writes it, about one group with one or more alerts.
 *
 * @param flush also makes the id: two notifications of a group with one flush are the same one
 */
public record NotificationFixture(
    Destination destination,
    String group,
    long generation,
    long flush,
    NotificationReason reason,
    Instant at,
    List<NotifiedAlert> alerts) {

  public static NotificationFixture firing(Destination destination, String group) {
    return new NotificationFixture(
        destination,
        group,
        1,
        1,
        NotificationReason.FIRST_NOTIFICATION,
        ManualClock.START,
        List.of(alert(group, AlertStatus.FIRING)));
  }

  public NotificationFixture resolved() {
    return new NotificationFixture(
        destination,
        group,
        generation,
        flush + 1,
        NotificationReason.ALL_ALERTS_RESOLVED,
        at,
        List.of(alert(group, AlertStatus.RESOLVED)));
  }

  public NotificationFixture joinedBy(NotifiedAlert... more) {
    var all = new java.util.ArrayList<>(alerts);
    all.addAll(List.of(more));
    return new NotificationFixture(
        destination, group, generation, flush + 1, NotificationReason.NEW_ALERTS_ADDED, at, all);
  }

  public NotificationFixture again() {
    return new NotificationFixture(
        destination,
        group,
        generation,
        flush + 1,
        NotificationReason.REPEAT_INTERVAL_ELAPSED,
        at,
        alerts);
  }

  /** The next firing episode. */
  public NotificationFixture back() {
    return new NotificationFixture(
        destination,
        group,
        generation + 1,
        1,
        NotificationReason.FIRST_NOTIFICATION,
        at,
        List.of(alert(group, AlertStatus.FIRING)));
  }

  public NotificationFixture with(List<NotifiedAlert> others) {
    return new NotificationFixture(destination, group, generation, flush, reason, at, others);
  }

  public NotificationFixture decidedAt(Instant time) {
    return new NotificationFixture(destination, group, generation, flush, reason, time, alerts);
  }

  public GroupNotification build() {
    var groupLabels = LabelSet.of("alertname", group);
    return new GroupNotification(
        GroupNotification.SCHEMA_VERSION,
        group + "-" + generation + "-" + flush,
        at,
        destination,
        GroupId.of("{}#0", groupLabels),
        GroupKey.of("{}", groupLabels),
        generation,
        flush,
        reason,
        groupLabels,
        LabelSet.EMPTY,
        alerts,
        0);
  }

  public static NotifiedAlert alert(String name, AlertStatus status, String... moreLabels) {
    return alert(LabelSet.of(moreLabels).with("alertname", name), LabelSet.EMPTY, status);
  }

  public static NotifiedAlert alert(LabelSet labels, LabelSet annotations, AlertStatus status) {
    return new NotifiedAlert(
        status,
        labels,
        annotations,
        ManualClock.START,
        status == AlertStatus.RESOLVED
            ? Optional.of(ManualClock.START.plus(Duration.ofMinutes(5)))
            : Optional.empty(),
        "http://prometheus.example.net/graph",
        labels.fingerprint(),
        ZoneOffset.UTC);
  }
}
