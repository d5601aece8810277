package io.tocsin.oracle;

import java.time.Duration;
import java.util.List;

/**
 * How a schedule went.
 *
 * @param lateness by how much the latest action came after its time, on the worse side
 */
record Outcome(Schedule schedule, Duration lateness, Observed original, Observed ours) {
  /** Beyond this the machine was too busy for the outcome to mean anything. */
  private static final Duration IN_TIME = Duration.ofMillis(300);

  static Duration later(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  boolean isInTime() {
    return lateness.compareTo(IN_TIME) <= 0;
  }

  boolean isPassed() {
    return isInTime() && differences().isEmpty();
  }

  /** Whether anybody was told anything, so that there was something to compare. */
  boolean isTelling() {
    return !original.conversations().isEmpty();
  }

  private List<String> differences() {
    return Comparison.differences(original, ours);
  }

  @Override
  public String toString() {
    return "schedule %d (latest action %d ms late)%n%s%n%s"
        .formatted(
            schedule.seed(),
            lateness.toMillis(),
            String.join("\n", differences()),
            schedule.describe());
  }
}
