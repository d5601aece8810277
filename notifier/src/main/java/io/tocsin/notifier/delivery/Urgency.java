package io.tocsin.notifier.delivery;

import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.alert.Severity;
import java.util.Comparator;

/** Which of the waiting deliveries of a destination is sent first. */
final class Urgency {
  /** Pages before refreshes, critical ones first, then the one that has waited longest. */
  static final Comparator<GroupDelivery> MOST_URGENT_FIRST =
      Comparator.comparing((GroupDelivery group) -> !group.isPage())
          .thenComparing(group -> !isCritical(group.notification()))
          .thenComparing(group -> group.waiting().map(DeliveryState.Waiting::dueAt).orElseThrow())
          .thenComparing(group -> group.notification().at());

  private Urgency() {}

  private static boolean isCritical(GroupNotification notification) {
    return notification.alerts().stream()
        .anyMatch(
            alert -> alert.status() == AlertStatus.FIRING && Severity.isCritical(alert.labels()));
  }
}
