package io.tocsin.oracle;

import io.tocsin.model.label.LabelSet;
import java.time.Duration;
import java.util.Optional;

/**
 * What is said about one alert. Times count from the beginning of the schedule.
 *
 * @param note the value of an annotation
 */
record Report(LabelSet labels, Optional<Duration> start, Optional<Duration> end, int note) {
  /** The label that tells the alerts of a schedule apart. */
  static final String ID = "id";

  String id() {
    return labels.valueOrEmpty(ID);
  }

  @Override
  public String toString() {
    return "%s from %s to %s".formatted(labels, seconds(start), seconds(end));
  }

  private static String seconds(Optional<Duration> time) {
    return time.map(Seconds::of).orElse("unsaid");
  }
}
