package io.tocsin.runner.engine;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses between polls: 1, 2, 4, 6, then 10 times the first, ±20 %. */
final class PollBackOff {
  private static final int[] FACTORS = {1, 2, 4, 6, 10};
  private static final double JITTER = 0.2;

  private final Duration first;
  private int polls;

  PollBackOff(Duration first) {
    this.first = first;
  }

  Duration next() {
    var pause = first.multipliedBy(FACTORS[Math.min(polls++, FACTORS.length - 1)]);
    double jitter = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
    return Duration.ofMillis(Math.round(pause.toMillis() * jitter));
  }
}
