package io.tocsin.router.notify;

import io.tocsin.model.notification.NotificationReason;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a destination is told, and why.
 *
 * @see <a
 *     href="https://github.com/prometheus/alertmanager/blob/main/notify/notify.go">Alertmanager's
 *     DedupStage</a>
 */
final class NotificationDecision {
  private NotificationDecision() {}

  /**
   * @param last what the destination was told before, if anything
   * @param wantsResolved {@code send_resolved} of the integration
   * @param repeat whether telling the same again is due
   */
  static NotificationReason decide(
      Optional<NotificationLogEntry> last,
      NotifiedAlerts told,
      boolean wantsResolved,
      Repeat repeat) {
    if (last.isEmpty()) {
      return told.firing().isEmpty()
          ? NotificationReason.NOTHING_NEW
          : NotificationReason.FIRST_NOTIFICATION;
    }
    return decide(last.get(), told, wantsResolved, repeat);
  }

  private static NotificationReason decide(
      NotificationLogEntry last, NotifiedAlerts told, boolean wantsResolved, Repeat repeat) {
    if (!last.firing().containsAll(told.firing())) {
      return last.firing().isEmpty()
          ? NotificationReason.FIRST_NOTIFICATION
          : NotificationReason.NEW_ALERTS_ADDED;
    }
    if (told.firing().isEmpty()) {
      return last.firing().isEmpty()
          ? NotificationReason.NOTHING_NEW
          : NotificationReason.ALL_ALERTS_RESOLVED;
    }
    if (wantsResolved && !last.resolved().containsAll(told.resolved())) {
      return NotificationReason.SOME_ALERTS_RESOLVED;
    }
    return repeat.isDue(last.at())
        ? NotificationReason.REPEAT_INTERVAL_ELAPSED
        : NotificationReason.NOTHING_NEW;
  }

  /** Whether something told at a moment has to be told again. */
  interface Repeat {
    boolean isDue(Instant lastAt);
  }
}
