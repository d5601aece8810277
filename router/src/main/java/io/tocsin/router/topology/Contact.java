package io.tocsin.router.topology;

import io.tocsin.router.resolve.ReceptionGaps;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Whether a stream thread still hears of new records. One thread only. */
final class Contact {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final ReceptionGaps gaps;
  private Instant nextLook = Instant.MIN;
  private boolean wasKept;

  Contact(ReceptionGaps gaps) {
    this.gaps = gaps;
  }

  /**
   * Called after each poll. Before the first contact nothing can be missed.
   *
   * @param isKept costs too much to be asked each time
   */
  void look(BooleanSupplier isKept, Instant now) {
    if (now.isBefore(nextLook)) {
      return;
    }
    nextLook = now.plus(LOOK_EVERY);
    if (isKept.getAsBoolean()) {
      wasKept = true;
    } else if (wasKept) {
      gaps.missed(now);
    }
  }
}
