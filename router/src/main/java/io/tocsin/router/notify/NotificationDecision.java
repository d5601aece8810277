package io.tocsin.router.notify;

import io.tocsin.model.notification.NotificationReason;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides whether to notify a destination, and why.
 *
 * @see <a
 *     href="https://github.com/prometheus/alertmanager/blob/main/notify/notify.go">Alertmanager's
 *     DedupStage</a>
 */
final class NotificationDecision {
  private NotificationDecision() {}

  /**
   * @param last last notification of the destination, if any
   * @param wantsResolved {@code send_resolved} of the integration
   * @param repeat whether a repeat is due
   */
  static NotificationReason decide(
      Optional<NotificationLogEntry> last,
      NotifiedAlerts alerts,
      boolean wantsResolved,
      Repeat repeat) {
    if (last.isEmpty()) {
      return alerts.firing().isEmpty()
          ? NotificationReason.NOTHING_NEW
          : NotificationReason.FIRST_NOTIFICATION;
    }
    return decide(last.get(), alerts, wantsResolved, repeat);
  }

  private static NotificationReason decide(
      NotificationLogEntry last, NotifiedAlerts alerts, boolean wantsResolved, Repeat repeat) {
    if (!last.firing().containsAll(alerts.firing())) {
      return last.firing().isEmpty()
          ? NotificationReason.FIRST_NOTIFICATION
          : NotificationReason.NEW_ALERTS_ADDED;
    }
    if (alerts.firing().isEmpty()) {
      return last.firing().isEmpty()
          ? NotificationReason.NOTHING_NEW
          : NotificationReason.ALL_ALERTS_RESOLVED;
    }
    if (wantsResolved && !last.resolved().containsAll(alerts.resolved())) {
      return NotificationReason.SOME_ALERTS_RESOLVED;
    }
    return repeat.isDue(last.at())
        ? NotificationReason.REPEAT_INTERVAL_ELAPSED
        : NotificationReason.NOTHING_NEW;
  }

  /** Whether a notification sent at that time must be repeated. */
  interface Repeat {
    boolean isDue(Instant lastAt);
  }
}
