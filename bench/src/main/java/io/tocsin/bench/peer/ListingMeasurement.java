package io.tocsin.bench.peer;

import java.io.IOException;
import java.util.List;

/** The first listing of many alerts under many silences, when nothing is cached yet. */
final class ListingMeasurement {
  private static final int ALERTS = 50_000;
  private static final int SILENCES = 2_000;

  private ListingMeasurement() {}

  static List<Figure> measure(Bench bench) throws IOException, InterruptedException {
    bench.activate(ALERTS);
    bench.silence(SILENCES);

    var first = bench.life().http().alerts();
    var second = bench.life().http().alerts();

    return List.of(
        Figure.millis("first GET", first.nanos()),
        Figure.millis("second GET", second.nanos()),
        new Figure("alerts in it", first.alerts()),
        new Figure("of them suppressed", first.suppressed()));
  }
}
