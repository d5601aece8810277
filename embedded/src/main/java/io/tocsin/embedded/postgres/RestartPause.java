package io.tocsin.embedded.postgres;

import java.time.Duration;
import java.time.Instant;

/**
 * Back-off before the server is started again: 1 s if it ran for at least a minute, doubling up to
 * 60 s while it keeps failing.
 */
record RestartPause(int failures) {
  static final RestartPause NONE_FAILED = new RestartPause(0);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration LONG_LIFE = Duration.ofMinutes(1);
  private static final int DOUBLINGS = 6;

  RestartPause afterLife(Instant began, Instant ended) {
    return Duration.between(began, ended).compareTo(LONG_LIFE) < 0
        ? afterFailure()
        : new RestartPause(1);
  }

  RestartPause afterFailure() {
    return new RestartPause(failures + 1);
  }

  Duration length() {
    var pause = SHORTEST.multipliedBy(1L << Math.clamp(failures - 1L, 0, DOUBLINGS));
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
