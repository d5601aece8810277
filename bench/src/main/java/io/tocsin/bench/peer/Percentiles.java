package io.tocsin.bench.peer;

import java.util.List;

/** Sorted durations in nanoseconds. */
record Percentiles(List<Long> nanos) {

  Percentiles {
    if (nanos.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing was measured, so there are no percentiles; increase --seconds");
    }
    nanos = nanos.stream().sorted().toList();
  }

  /** The smallest value that at least {@code percent} of all do not exceed. */
  long at(int percent) {
    int rank = Math.ceilDiv(nanos.size() * percent, 100);
    return nanos.get(Math.max(rank, 1) - 1);
  }

  List<Figure> figures(String name) {
    return List.of(Figure.millis(name + " p50", at(50)), Figure.millis(name + " p99", at(99)));
  }
}
