package io.tocsin.router.resolve;

import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * Grace period after a restart, or after a gap in the reports, in which a missing report does not
 * resolve an alert. A source that reports an alert as resolved is believed at once, and an alert
 * whose end passed while the process was receiving is no longer known after a restart.
 *
 * @param from start of the gap; earlier ends are valid
 */
public record RestartGrace(Instant from, Instant until) {
  public static final RestartGrace NONE = new RestartGrace(Instant.MIN, Instant.MIN);

  private static final Duration AT_LEAST = Duration.ofMinutes(5);

  /** How far a source's clock may be ahead when it reports an alert as resolved now. */
  private static final Duration SKEW = Duration.ofSeconds(10);

  public static RestartGrace after(Instant restart, Duration resolveTimeout) {
    return after(new Gap(Instant.MIN, restart), resolveTimeout);
  }

  public static RestartGrace after(Gap gap, Duration resolveTimeout) {
    var length = resolveTimeout.compareTo(AT_LEAST) > 0 ? resolveTimeout : AT_LEAST;
    return new RestartGrace(gap.from(), gap.until().plus(length));
  }

  /** The combination of both grace periods. */
  RestartGrace extendedBy(RestartGrace other, Instant now) {
    if (!other.until.isAfter(now) || !other.until.isAfter(until)) {
      return this;
    }
    return until.isAfter(now) && from.isBefore(other.from)
        ? new RestartGrace(from, other.until)
        : other;
  }

  public AlertStatus statusOf(Alert alert, Instant now) {
    return now.isBefore(until) && !alert.endsAt().isBefore(from) && expiresWithoutReport(alert)
        ? AlertStatus.FIRING
        : alert.statusAt(now);
  }

  /**
   * Whether the alert expires rather than being resolved by its source: its end lies after its
   * newest report.
   */
  public static boolean expiresWithoutReport(Alert alert) {
    return expiresWithoutReport(alert.endsAt(), alert.updatedAt());
  }

  /**
   * @param heardAt when the alert was last reported
   */
  public static boolean expiresWithoutReport(Instant endsAt, Instant heardAt) {
    return endsAt.isAfter(heardAt.plus(SKEW));
  }
}
