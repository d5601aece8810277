package io.tocsin.bench.peer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How many alerts a second are accepted, and how many of them are routed. */
final class RateMeasurement {
  static final int DISTINCT = 20_000;

  private RateMeasurement() {}

  static List<Figure> measure(Bench bench, Options options)
      throws IOException, InterruptedException {
    var load = bench.load(DISTINCT);
    load.during(options.warmUp(), 8);
    bench.awaitMarkers();

    var figures = new ArrayList<Figure>();
    for (int connections : new int[] {8, 32}) {
      var outcome = load.during(options.seconds(), connections);
      figures.addAll(figures(connections + " connections: ", outcome, bench.awaitMarkers()));
    }
    return figures;
  }

  /**
   * @param behindNanos from the last response until all accepted alerts were routed
   */
  static List<Figure> figures(String name, Load.Outcome outcome, long behindNanos) {
    double routed = outcome.accepted() * 1e9 / (outcome.nanos() + behindNanos);
    return List.of(
        new Figure(name + "accepted alerts/s", outcome.acceptedPerSecond()),
        new Figure(name + "routed alerts/s", routed),
        Figure.millis(name + "behind at the end", behindNanos),
        new Figure(name + "rejected alerts", outcome.refused()));
  }
}
