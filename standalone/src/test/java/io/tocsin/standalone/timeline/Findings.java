package io.tocsin.standalone.timeline;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a row was played.
 *
 * @param faults what was not as expected, for a person
 * @param deviations of the expected notifications from their times
 */
record Findings(List<String> faults, List<Deviation> deviations) {
  static final Findings NONE = new Findings(List.of(), List.of());

  Findings {
    faults = List.copyOf(faults);
    deviations = List.copyOf(deviations);
  }

  static Findings faults(List<String> faults) {
    return new Findings(faults, List.of());
  }

  Findings and(Findings other) {
    return new Findings(
        Stream.concat(faults.stream(), other.faults.stream()).toList(),
        Stream.concat(deviations.stream(), other.deviations.stream()).toList());
  }

  private String worst() {
    return deviations.stream()
        .max(Comparator.comparing(deviation -> Math.abs(deviation.seconds())))
        .map(Deviation::toString)
        .orElse("no times");
  }

  @Override
  public String toString() {
    return faults.isEmpty()
        ? "as expected, worst deviation " + worst()
        : faults.stream().collect(Collectors.joining("\n  ", "not as expected:\n  ", ""));
  }

  /**
   * @param seconds positive if it was late
   */
  record Deviation(String notification, double seconds) {

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%+.3f s of %s", seconds, notification);
    }
  }
}
