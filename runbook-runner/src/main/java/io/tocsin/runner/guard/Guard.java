package io.tocsin.runner.guard;

import java.time.Duration;
import java.util.Optional;

/** One rule. Returns empty if it has no objection. */
interface Guard {
  Optional<GuardVerdict> evaluate(GuardFacts facts);

  static Optional<GuardVerdict> when(boolean objects, GuardVerdict verdict) {
    return objects ? Optional.of(verdict) : Optional.empty();
  }

  static String minutes(Duration duration) {
    return duration.compareTo(Duration.ofMinutes(2)) < 0
        ? duration.toSeconds() + " s"
        : duration.toMinutes() + " min";
  }
}
