package io.tocsin.standalone.timeline;

import java.time.Duration;
import java.time.Instant;

/** Times of a row: seconds since the start of the run. */
final class Seconds {
  private Seconds() {}

  static Instant after(Instant start, double seconds) {
    return start.plusMillis(Math.round(seconds * 1000));
  }

  static double between(Instant start, Instant time) {
    return Duration.between(start, time).toMillis() / 1000.0;
  }
}
