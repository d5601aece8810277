package io.tocsin.notifier.template;

import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.GroupKey;
import io.tocsin.model.notification.NotificationReason;
import java.util.List;
import java.util.function.Function;

/**
 * The data of a message: Alertmanager's template data.
 *
 * @param receiver quoted for a regular expression, as in Alertmanager's template data
 * @param status of the whole group, even if the list of alerts was cut
 * @param alerts the alerts that the receiver gets, in the order of the notification
 * @param commonLabels labels that all these alerts share with the same value; likewise {@code
 *     commonAnnotations}
 * @param externalUrl without a trailing slash
 * @param leftOut number of further alerts of the group that are not in the list
 */
public record MessageData(
    String receiver,
    AlertStatus status,
    List<NotifiedAlert> alerts,
    NotificationReason reason,
    LabelSet groupLabels,
    LabelSet commonLabels,
    LabelSet commonAnnotations,
    LabelSet routeLabels,
    String externalUrl,
    GroupKey groupKey,
    int leftOut) {

  public MessageData {
    alerts = List.copyOf(alerts);
  }

  public static MessageData of(
      GroupNotification notification, boolean withResolved, String externalUrl) {
    var alerts =
        notification.alerts().stream()
            .filter(alert -> withResolved || alert.status() == AlertStatus.FIRING)
            .toList();
    return new MessageData(
        quoted(notification.destination().receiver()),
        statusOf(alerts),
        alerts,
        notification.reason(),
        notification.groupLabels(),
        common(alerts, NotifiedAlert::labels),
        common(alerts, NotifiedAlert::annotations),
        notification.routeLabels(),
        externalUrl,
        notification.groupKey(),
        notification.leftOut());
  }

  /** The same group with fewer alerts; common labels and annotations are those of the rest. */
  public MessageData showing(List<NotifiedAlert> fewer) {
    return new MessageData(
        receiver,
        status,
        fewer,
        reason,
        groupLabels,
        common(fewer, NotifiedAlert::labels),
        common(fewer, NotifiedAlert::annotations),
        routeLabels,
        externalUrl,
        groupKey,
        leftOut + alerts.size() - fewer.size());
  }

  public List<NotifiedAlert> firing() {
    return with(AlertStatus.FIRING);
  }

  public List<NotifiedAlert> resolved() {
    return with(AlertStatus.RESOLVED);
  }

  public boolean isFiring() {
    return status == AlertStatus.FIRING;
  }

  private List<NotifiedAlert> with(AlertStatus wanted) {
    return alerts.stream().filter(alert -> alert.status() == wanted).toList();
  }

  private static AlertStatus statusOf(List<NotifiedAlert> alerts) {
    return alerts.stream().anyMatch(alert -> alert.status() == AlertStatus.FIRING)
        ? AlertStatus.FIRING
        : AlertStatus.RESOLVED;
  }

  private static LabelSet common(
      List<NotifiedAlert> alerts, Function<NotifiedAlert, LabelSet> part) {
    return alerts.stream().map(part).reduce(LabelSet::inCommonWith).orElse(LabelSet.EMPTY);
  }

  /** As Go's {@code regexp.QuoteMeta}. */
  private static String quoted(String name) {
    return name.replaceAll("[\\\\.+*?()|\\[\\]{}^$]", "\\\\$0");
  }
}
