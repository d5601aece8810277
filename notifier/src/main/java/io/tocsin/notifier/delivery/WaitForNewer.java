package io.tocsin.notifier.delivery;

import io.tocsin.events.notifications.GroupNotification;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A notification that may show a resolved alert as firing waits for a newer one, once; if none
 * comes, it is sent. Not thread-safe.
 */
final class WaitForNewer {
  /** The router reads that a delivery waits and decides again, within milliseconds. */
  private static final Duration WAIT_FOR_NEWER = Duration.ofSeconds(5);

  /** After a start the router may need some time to restore its state. */
  private static final Duration WAIT_FOR_ROUTER = Duration.ofSeconds(15);

  private Optional<Instant> until = Optional.empty();

  /**
   * How long to wait before this notification is sent; empty if it need not wait or has waited.
   *
   * @param afterStart the router may have started just now
   */
  Optional<Duration> before(GroupNotification notification, boolean afterStart, Instant now) {
    if (until.isPresent()
        || notification.doubtfulFrom().filter(from -> !from.isAfter(now)).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(afterStart ? WAIT_FOR_ROUTER : WAIT_FOR_NEWER);
  }

  void until(Instant end) {
    until = Optional.of(end);
  }

  /** The end of the wait, or now if it is over. */
  Instant endOr(Instant now) {
    return until.filter(now::isBefore).orElse(now);
  }

  /** Another notification has not waited yet. */
  void reset() {
    until = Optional.empty();
  }
}
