package io.tocsin.router.notify;

import java.time.Duration;
import java.time.Instant;

/**
 * Rules for every notification decision, whatever the group.
 *
 * @param strict compare as Alertmanager does, to the millisecond
 * @param retention how long notification log entries are kept
 */
public record NotificationRules(boolean strict, Duration retention) {
  private static final Duration MOST_TOLERANCE = Duration.ofSeconds(1);
  private static final int TOLERATED_SHARE = 20;

  /**
   * A repeat interval that is a multiple of the group interval would be missed by milliseconds and
   * cost one more group interval, as in Alertmanager. A small tolerance prevents that, unless
   * {@code strict} is set.
   *
   * @param lastAt when the last notification was due
   */
  boolean isRepeatDue(Instant lastAt, Duration repeatInterval, Instant now) {
    return strict
        ? lastAt.plus(repeatInterval).isBefore(now)
        : !lastAt.plus(repeatInterval).minus(tolerance(repeatInterval)).isAfter(now);
  }

  /** Twice the repeat interval is enough to recognise repeats. */
  Instant expiry(Instant due, Duration repeatInterval) {
    var memory = repeatInterval.multipliedBy(2);
    return due.plus(memory.compareTo(retention) < 0 ? memory : retention);
  }

  private static Duration tolerance(Duration repeatInterval) {
    var share = repeatInterval.dividedBy(TOLERATED_SHARE);
    return share.compareTo(MOST_TOLERANCE) < 0 ? share : MOST_TOLERANCE;
  }
}
