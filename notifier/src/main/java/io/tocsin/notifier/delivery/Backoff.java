package io.tocsin.notifier.delivery;

import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * How long to wait after the n-th failure in a row.
 *
 * @param jitter picks a duration between zero and the given one, so that deliveries that failed
 *     together do not retry together
 */
record Backoff(Duration first, double factor, Duration longest, UnaryOperator<Duration> jitter) {

  /**
   * @param failures at least 1
   */
  Duration after(int failures) {
    double millis = first.toMillis() * Math.pow(factor, failures - 1.0);
    return jitter.apply(Duration.ofMillis((long) Math.min(millis, longest.toMillis())));
  }
}
