package io.tocsin.runner.guard;

import java.time.Duration;
import java.util.Optional;

/** One rule. Silent when it has nothing against it. */
interface Guard {
  Optional<GuardVerdict> judge(GuardFacts facts);

  static Optional<GuardVerdict> when(boolean speaks, GuardVerdict verdict) {
    return speaks ? Optional.of(verdict) : Optional.empty();
  }

  static String minutes(Duration duration) {
    return duration.compareTo(Duration.ofMinutes(2)) < 0
        ? duration.toSeconds() + " s"
        : duration.toMinutes() + " min";
  }
}
