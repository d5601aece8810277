package io.tocsin.router.topology;

import io.tocsin.router.resolve.ReceptionGaps;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Tracks whether a stream thread still receives records. One thread only. */
final class Contact {
  private static final Duration CHECK_EVERY = Duration.ofSeconds(1);

  private final ReceptionGaps gaps;
  private Instant nextCheck = Instant.MIN;
  private boolean wasKept;

  Contact(ReceptionGaps gaps) {
    this.gaps = gaps;
  }

  /**
   * Called after each poll. Until the first contact nothing counts as missed.
   *
   * @param isKept too expensive to evaluate after every poll
   */
  void check(BooleanSupplier isKept, Instant now) {
    if (now.isBefore(nextCheck)) {
      return;
    }
    nextCheck = now.plus(CHECK_EVERY);
    if (isKept.getAsBoolean()) {
      wasKept = true;
    } else if (wasKept) {
      gaps.missed(now);
    }
  }
}
