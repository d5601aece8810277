package io.tocsin.router.observe;

import io.tocsin.model.alert.Alert;
import java.time.Instant;

/**
 * Merges a stored alert with a later report about the same labels.
 *
 * @see <a href="https://github.com/prometheus/alertmanager/blob/main/types/types.go">Alertmanager's
 *     Alert.Merge</a>
 */
final class AlertMerge {
  private AlertMerge() {}

  /**
   * @param incoming treated as the newer one
   * @return the incoming one unchanged, unless their times strictly overlap; an ordinary refresh
   *     (same start, later end) does not
   */
  static Alert merge(Alert stored, Alert incoming, Instant now) {
    return overlap(stored, incoming)
        ? incoming.withTimes(
            earlier(stored.startsAt(), incoming.startsAt()), end(stored, incoming, now))
        : incoming;
  }

  private static boolean overlap(Alert stored, Alert incoming) {
    return isInside(incoming.endsAt(), stored) || isInside(incoming.startsAt(), stored);
  }

  private static boolean isInside(Instant time, Alert alert) {
    return time.isAfter(alert.startsAt()) && time.isBefore(alert.endsAt());
  }

  private static Instant end(Alert stored, Alert incoming, Instant now) {
    if (incoming.isResolvedAt(now)) {
      return stored.isResolvedAt(now)
          ? later(stored.endsAt(), incoming.endsAt())
          : incoming.endsAt();
    }
    boolean storedEndHolds = !stored.endIsAssumed() && stored.endsAt().isAfter(incoming.endsAt());
    return storedEndHolds ? stored.endsAt() : incoming.endsAt();
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
