package io.tocsin.bench.peer;

import io.tocsin.bench.subject.Subject;
import java.io.IOException;
import java.util.List;

/** A part of the benchmark; each gets a new process and a new data folder. */
enum Part {
  RATE(alone(RateMeasurement::measure)),
  LATENCY(alone(LatencyMeasurement::measure)),
  LISTING(alone((bench, options) -> ListingMeasurement.measure(bench))),
  MEMORY(alone((bench, options) -> MemoryMeasurement.measure(bench))),
  CRASH(alone((bench, options) -> CrashMeasurement.measure(bench))),
  MIXED(MixedMeasurement::measure);

  private final Measurement measurement;

  Part(Measurement measurement) {
    this.measurement = measurement;
  }

  /** Figures of each bench, in the order of the benches. */
  List<List<Figure>> measure(List<Bench> benches, Options options)
      throws IOException, InterruptedException {
    return measurement.measure(benches, options);
  }

  /** A peer that does not store alerts has nothing to restore after a kill. */
  boolean concerns(Subject subject) {
    return this != CRASH || subject.keepsAlerts();
  }

  /** The subjects that run at the same time, for each turn. */
  List<List<Subject>> turns(List<Subject> subjects) {
    return this == MIXED ? List.of(subjects) : subjects.stream().map(List::of).toList();
  }

  Grouping grouping() {
    return this == MIXED ? Grouping.MIXED : Grouping.AT_ONCE;
  }

  private static Measurement alone(OfOne measurement) {
    return (benches, options) -> List.of(measurement.measure(benches.getFirst(), options));
  }

  private interface Measurement {
    List<List<Figure>> measure(List<Bench> benches, Options options)
        throws IOException, InterruptedException;
  }

  private interface OfOne {
    List<Figure> measure(Bench bench, Options options) throws IOException, InterruptedException;
  }
}
