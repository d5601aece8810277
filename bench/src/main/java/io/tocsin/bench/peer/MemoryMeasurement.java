package io.tocsin.bench.peer;

import java.io.IOException;
import java.util.List;

/** The heap that active alerts need, by a collection before and one after them. */
final class MemoryMeasurement {
  private static final int ALERTS = 100_000;

  private MemoryMeasurement() {}

  static List<Figure> measure(Bench bench) throws IOException, InterruptedException {
    long before = bench.heapBytes();
    bench.activate(ALERTS);
    long after = bench.heapBytes();

    return List.of(
        Figure.megabytes("heap without alerts", before),
        Figure.megabytes("heap for 100,000 alerts", after - before));
  }
}
