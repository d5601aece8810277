package io.tocsin.runner.engine;

import io.tocsin.runner.execution.Attempt;
import java.time.Duration;
import java.time.Instant;

/**
 * When the task of an attempt can have started, by the clock of its node. That clock may have been
 * set since the intention, so both its offsets from ours count: the one then and the one now.
 */
record StartWindow(Instant from, Instant until) {
  /** Clocks of a node and of its web server differ a little. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  private static final Duration LATEST_START = Duration.ofSeconds(120);

  /**
   * @param offsetNow how far the node's clock is ahead of ours
   */
  static StartWindow of(Attempt attempt, Duration offsetNow) {
    var then = attempt.before().observedAt();
    var now = attempt.intentAt().plus(offsetNow);
    return new StartWindow(
        (then.isBefore(now) ? then : now).minus(SLACK),
        (then.isAfter(now) ? then : now).plus(LATEST_START));
  }

  boolean contains(Instant start) {
    return !start.isBefore(from) && !start.isAfter(until);
  }
}
