package io.tocsin.standalone.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Times, shortest first. */
record Spread(List<Duration> sorted) {

  static Spread of(Stream<Duration> times) {
    return new Spread(times.sorted().toList());
  }

  int count() {
    return sorted.size();
  }

  /** Half of them are shorter; zero if there are none. */
  Duration median() {
    return sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() / 2);
  }

  Duration longest() {
    return sorted.isEmpty() ? Duration.ZERO : sorted.getLast();
  }

  long longerThan(Duration bound) {
    return sorted.stream().filter(time -> time.compareTo(bound) > 0).count();
  }

  /** {@code 1.25 s}. */
  static String text(Duration time) {
    return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
  }

  @Override
  public String toString() {
    return "p50 %s, longest %s".formatted(text(median()), text(longest()));
  }
}
