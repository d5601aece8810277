package io.tocsin.runner.engine;

import io.tocsin.runner.execution.StepAttempt;
import java.time.Duration;
import java.time.Instant;

/**
 * The time window in which the task of an attempt can have started, by its node's clock. That clock
 * may have been set since the intent, so both offsets from our clock count, then and now.
 */
record StartWindow(Instant from, Instant until) {
  /** The clocks of a node and its web server differ slightly. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  private static final Duration LATEST_START = Duration.ofSeconds(120);

  /**
   * @param offsetNow how far the node's clock is ahead of ours
   */
  static StartWindow of(StepAttempt attempt, Duration offsetNow) {
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
