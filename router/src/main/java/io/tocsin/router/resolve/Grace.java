package io.tocsin.router.resolve;

import io.tocsin.model.alert.Alert;
import io.tocsin.model.alert.AlertStatus;
import java.time.Duration;
import java.time.Instant;

/**
 * A time after a restart in which nobody's silence counts: what we did not hear while we were away
 * says nothing about the world. A source that says itself that an alert is over is believed at
 * once, and an alert whose end passed while we listened is not known any more after a restart.
 */
public record Grace(Instant until) {
  public static final Grace NONE = new Grace(Instant.MIN);

  private static final Duration AT_LEAST = Duration.ofMinutes(5);

  /** How far a source's clock may be ahead when it says that an alert is over now. */
  private static final Duration SKEW = Duration.ofSeconds(10);

  public static Grace after(Instant restart, Duration resolveTimeout) {
    return new Grace(
        restart.plus(resolveTimeout.compareTo(AT_LEAST) > 0 ? resolveTimeout : AT_LEAST));
  }

  public AlertStatus statusOf(Alert alert, Instant now) {
    return now.isBefore(until) && endsInSilence(alert) ? AlertStatus.FIRING : alert.statusAt(now);
  }

  /** Whether nobody has said that the alert is over: its end lies ahead of its newest report. */
  public static boolean endsInSilence(Alert alert) {
    return alert.endsAt().isAfter(alert.updatedAt().plus(SKEW));
  }
}
