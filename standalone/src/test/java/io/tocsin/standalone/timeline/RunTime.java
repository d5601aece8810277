package io.tocsin.standalone.timeline;

import java.time.Duration;
import java.time.Instant;

/**
 * The time of a run: seconds of the row since the start.
 *
 * @param pace real seconds that one second of the row takes; a busy machine needs more than one
 */
record RunTime(Instant start, int pace) {

  Instant at(double seconds) {
    return start.plus(real(seconds, pace));
  }

  double of(Instant moment) {
    return Duration.between(start, moment).toMillis() / 1000.0 / pace;
  }

  static Duration real(double seconds, int pace) {
    return Duration.ofMillis(Math.round(seconds * 1000 * pace));
  }
}
