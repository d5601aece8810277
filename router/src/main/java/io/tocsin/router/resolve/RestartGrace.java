package io.tocsin.router.resolve;

import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * A time after a restart, or after a gap in what we hear, in which nobody's silence counts: what we
 * did not hear meanwhile says nothing about the world. A source that says itself that an alert is
 * over is believed at once, and an alert whose end passed while we listened is not known any more
 * after a restart.
 *
 * @param from since when we did not hear; ends before that are ends
 */
public record RestartGrace(Instant from, Instant until) {
  public static final RestartGrace NONE = new RestartGrace(Instant.MIN, Instant.MIN);

  private static final Duration AT_LEAST = Duration.ofMinutes(5);

  /** How far a source's clock may be ahead when it says that an alert is over now. */
  private static final Duration SKEW = Duration.ofSeconds(10);

  public static RestartGrace after(Instant restart, Duration resolveTimeout) {
    return after(new Gap(Instant.MIN, restart), resolveTimeout);
  }

  public static RestartGrace after(Gap gap, Duration resolveTimeout) {
    var length = resolveTimeout.compareTo(AT_LEAST) > 0 ? resolveTimeout : AT_LEAST;
    return new RestartGrace(gap.from(), gap.until().plus(length));
  }

  /** This one, or what follows from both. */
  RestartGrace extendedBy(RestartGrace other, Instant now) {
    if (!other.until.isAfter(now) || !other.until.isAfter(until)) {
      return this;
    }
    return until.isAfter(now) && from.isBefore(other.from)
        ? new RestartGrace(from, other.until)
        : other;
  }

  public AlertStatus statusOf(Alert alert, Instant now) {
    return now.isBefore(until) && !alert.endsAt().isBefore(from) && endsInSilence(alert)
        ? AlertStatus.FIRING
        : alert.statusAt(now);
  }

  /** Whether nobody has said that the alert is over: its end lies ahead of its newest report. */
  public static boolean endsInSilence(Alert alert) {
    return endsInSilence(alert.endsAt(), alert.updatedAt());
  }

  /**
   * @param heardAt when the alert was last reported
   */
  public static boolean endsInSilence(Instant endsAt, Instant heardAt) {
    return endsAt.isAfter(heardAt.plus(SKEW));
  }
}
