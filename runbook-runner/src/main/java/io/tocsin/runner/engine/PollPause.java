package io.tocsin.runner.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a loop waits until it asks the database again. Pure.
 *
 * @param first after something was found
 * @param longest what another process wrote is found no later
 */
record PollPause(Duration first, Duration longest) {
  /** Beyond, any pause there can be is at its longest. */
  private static final int DOUBLINGS = 16;

  /**
   * @param looksInVain since something was found, or a signal came
   * @param untilDue when it is known that something will be
   */
  Duration after(int looksInVain, Optional<Duration> untilDue) {
    var pause = doubled(looksInVain);
    return untilDue.filter(due -> due.compareTo(pause) < 0).orElse(pause);
  }

  private Duration doubled(int times) {
    var pause = first.multipliedBy(1L << Math.min(times, DOUBLINGS));
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
