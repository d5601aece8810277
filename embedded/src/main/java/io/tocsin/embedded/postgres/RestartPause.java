package io.tocsin.embedded.postgres;

import java.time.Duration;
import java.time.Instant;

/**
 * How long to wait before a server is started again. Short after a server that has lived for a
 * while; longer each time where it does not come up, since nothing heals by trying faster.
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
