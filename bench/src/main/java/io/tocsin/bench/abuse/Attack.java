package io.tocsin.bench.abuse;

import java.io.IOException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * One kind of abuse, repeated until the end.
 *
 * @param pause between two strikes
 */
record Attack(String name, Duration pause, Strike strike) {
  @FunctionalInterface
  interface Strike {
    /** Strikes once. The response, or a closed connection, does not matter. */
    void at(Target target, RandomGenerator dice) throws IOException, InterruptedException;
  }
}
