package io.tocsin.bench.peer;

import io.tocsin.bench.mixed.MixedWork;
import io.tocsin.bench.mixed.Punctuality;
import io.tocsin.bench.mixed.Side;
import io.tocsin.bench.mixed.Work;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The cost of the mixed load, measured for all subjects at once, so that noise affects all. */
final class MixedMeasurement {
  private MixedMeasurement() {}

  /** In the order of the benches; the others are compared with the first. */
  static List<List<Figure>> measure(List<Bench> benches, Options options)
      throws IOException, InterruptedException {
    var sides =
        benches.stream().map(bench -> new Side(bench.life(), bench.notifications())).toList();
    try (var work = MixedWork.open(sides, InstantSource.system())) {
      work.during(options.mixedWarmUp());
      var done = work.measure(options.mixed());
      var told = work.settle();
      var figures = new ArrayList<List<Figure>>();
      for (int i = 0; i < done.size(); i++) {
        var heap = benches.get(i).heapBytes();
        figures.add(figures(done.get(i), done.getFirst(), told.get(i), heap, options.mixed()));
      }
      return figures;
    }
  }

  /**
   * @param peer what the work is compared with
   * @param heap in use after a collection, in bytes
   * @param time over which the work was done
   */
  static List<Figure> figures(Work work, Work peer, Punctuality told, long heap, Duration time) {
    var figures = new ArrayList<Figure>();
    figures.add(new Figure("processor time per POST, ms", millisPerPost(work)));
    figures.add(
        new Figure(
            "the same, % of the first column's", 100 * millisPerPost(work) / millisPerPost(peer)));
    figures.addAll(new Percentiles(work.posts().nanos()).figures("POST"));
    figures.addAll(new Percentiles(work.reads().nanos()).figures("GET"));
    figures.add(new Figure("requests that failed", work.posts().failed() + work.reads().failed()));
    figures.add(new Figure("notifications/s", work.notifications() * 1000.0 / time.toMillis()));
    figures.add(new Figure("accepted begins and ends", told.accepted()));
    figures.add(new Figure("of them lost", told.lost()));
    figures.add(new Figure("of them late", told.late()));
    figures.add(Figure.megabytes("memory at the end", work.residentBytes()));
    figures.add(Figure.megabytes("heap after a collection", heap));
    return figures;
  }

  private static double millisPerPost(Work work) {
    return (double) work.processorTime().toMillis() / work.posts().nanos().size();
  }
}
