package io.tocsin.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.bench.mixed.Punctuality;
import io.tocsin.bench.mixed.Requests;
import io.tocsin.bench.mixed.Work;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixedMeasurementTest {
  private static final Requests READS = new Requests(List.of(1_000_000L), 2);

  @Test
  void dividesTheProcessorTimeAmongThePosts() {
    var peer = work(Duration.ofMillis(1000));
    var own = work(Duration.ofMillis(700));

    assertThat(figures(own, peer))
        .contains(
            new Figure("processor time per POST, ms", 350),
            new Figure("the same, % of the first column's", 70));
  }

  @Test
  void countsWhatFailedWasLostOrLate() {
    var work = work(Duration.ofMillis(1000));

    assertThat(figures(work, work))
        .contains(
            new Figure("requests that failed", 3),
            new Figure("notifications/s", 40),
            new Figure("accepted begins and ends", 400),
            new Figure("of them lost", 1),
            new Figure("of them late", 2));
  }

  private static Work work(Duration processorTime) {
    return new Work(
        processorTime, new Requests(List.of(5_000_000L, 6_000_000L), 1), READS, 80, 1 << 20);
  }

  private static List<Figure> figures(Work work, Work peer) {
    return MixedMeasurement.figures(
        work, peer, new Punctuality(400, 1, 2), 1 << 20, Duration.ofSeconds(2));
  }
}
