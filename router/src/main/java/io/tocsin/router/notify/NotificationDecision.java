package io.tocsin.router.notify;

import io.tocsin.model.notification.NotificationReason;
import java.time.Duration;
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
  private static final Duration MOST_TOLERANCE = Duration.ofSeconds(1);
  private static final int TOLERATED_SHARE = 20;

  private NotificationDecision() {}

  /**
   * @param last what the destination was told before, if anything
   * @param wantsResolved {@code send_resolved} of the integration
   * @param now when the flush was due
   */
  static NotificationReason decide(
      Optional<NotificationLogEntry> last,
      Told told,
      boolean wantsResolved,
      Duration repeatInterval,
      Instant now) {
    if (last.isEmpty()) {
      return told.firing().isEmpty()
          ? NotificationReason.NOTHING_NEW
          : NotificationReason.FIRST_NOTIFICATION;
    }
    return decide(last.get(), told, wantsResolved, repeatInterval, now);
  }

  private static NotificationReason decide(
      NotificationLogEntry last,
      Told told,
      boolean wantsResolved,
      Duration repeatInterval,
      Instant now) {
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
    return isRepeatDue(last.at(), repeatInterval, now)
        ? NotificationReason.REPEAT_INTERVAL_ELAPSED
        : NotificationReason.NOTHING_NEW;
  }

  /**
   * A repeat interval that is a multiple of the group interval would otherwise be missed by
   * milliseconds and cost one more group interval, as it does in Alertmanager.
   */
  private static boolean isRepeatDue(Instant lastAt, Duration repeatInterval, Instant now) {
    var share = repeatInterval.dividedBy(TOLERATED_SHARE);
    var tolerance = share.compareTo(MOST_TOLERANCE) < 0 ? share : MOST_TOLERANCE;
    return !lastAt.plus(repeatInterval).minus(tolerance).isAfter(now);
  }
}
