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
    /** One go. What the process answers, or that it closes the connection, is its own affair. */
    void at(Target target, RandomGenerator dice) throws IOException, InterruptedException;
  }
}
