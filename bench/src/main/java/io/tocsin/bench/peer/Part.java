package io.tocsin.bench.peer;

import io.tocsin.bench.subject.Subject;
import java.io.IOException;
import java.util.List;

/** What can be asked for by itself; each gets a new process and a new data folder. */
enum Part {
  RATE(RateMeasurement::measure),
  LATENCY(LatencyMeasurement::measure),
  LISTING((bench, options) -> ListingMeasurement.measure(bench)),
  MEMORY((bench, options) -> MemoryMeasurement.measure(bench)),
  CRASH((bench, options) -> CrashMeasurement.measure(bench));

  private final Measurement measurement;

  Part(Measurement measurement) {
    this.measurement = measurement;
  }

  List<Figure> measure(Bench bench, Options options) throws IOException, InterruptedException {
    return measurement.measure(bench, options);
  }

  /** A peer that keeps no alerts has nothing to bring back after it was killed. */
  boolean concerns(Subject subject) {
    return this != CRASH || subject.keepsAlerts();
  }

  private interface Measurement {
    List<Figure> measure(Bench bench, Options options) throws IOException, InterruptedException;
  }
}
