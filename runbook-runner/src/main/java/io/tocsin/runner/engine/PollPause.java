package io.tocsin.runner.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * Pause between two polls of the database. Pure.
 *
 * @param first pause after work was found
 * @param longest maximum pause; limits how late work of another process is found
 */
record PollPause(Duration first, Duration longest) {
  /** After this many doublings every pause has reached its maximum. */
  private static final int DOUBLINGS = 16;

  /**
   * @param emptyPolls polls without work since the last work or signal
   * @param untilDue time until known future work
   */
  Duration after(int emptyPolls, Optional<Duration> untilDue) {
    var pause = doubled(emptyPolls);
    return untilDue.filter(due -> due.compareTo(pause) < 0).orElse(pause);
  }

  private Duration doubled(int times) {
    var pause = first.multipliedBy(1L << Math.min(times, DOUBLINGS));
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
