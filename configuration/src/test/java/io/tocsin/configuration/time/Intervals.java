package io.tocsin.configuration.time;

import static io.tocsin.configuration.Reading.reading;

import java.util.Objects;

/** Intervals as they come out of a file. */
final class Intervals {
  private Intervals() {}

  /** An interval with one element, which is written so. */
  static TimeInterval interval(String element) {
    return Objects.requireNonNull(reading(file(element)).timeIntervals().get("x"));
  }

  /** A file whose one interval has one element, in line 7. */
  static String file(String element) {
    return """
    route:
      receiver: r
    receivers: [{name: r}]
    time_intervals:
      - name: x
        time_intervals:
    """
        + ("- " + element).indent(6);
  }
}
