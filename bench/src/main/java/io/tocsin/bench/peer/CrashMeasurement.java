package io.tocsin.bench.peer;

import io.tocsin.bench.subject.BareConnection;
import io.tocsin.bench.subject.Listing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** From kill -9 until alerts are accepted again, and until all active ones are listed. */
final class CrashMeasurement {
  private static final int ALERTS = 100_000;
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final Duration PACE = Duration.ofMillis(100);

  private CrashMeasurement() {}

  static List<Figure> measure(Bench bench) throws IOException, InterruptedException {
    int active = bench.activate(ALERTS);

    long killed = System.nanoTime();
    bench.crash();
    long posted = awaitPost(bench, killed);
    long listed = 0;
    Listing listing;
    do {
      bench.pause(PACE);
      listing = list(bench);
      listed = System.nanoTime();
      // One more: the one that was posted to test acceptance.
    } while (listing.alerts() <= active && isEarly(killed));

    return List.of(
        Figure.millis("kill to POST 200", posted - killed),
        Figure.millis("kill to a GET with all alerts", listed - killed),
        new Figure("active before", active),
        new Figure("came back", Math.max(0, listing.alerts() - 1)));
  }

  private static long awaitPost(Bench bench, long killed) throws IOException, InterruptedException {
    var post = bench.traffic().named(List.of("AfterTheCrash"));
    while (isEarly(killed)) {
      try (var connection = new BareConnection(bench.life().port())) {
        if (connection.exchange(post) == 200) {
          return System.nanoTime();
        }
      } catch (IOException e) {
        // Not listening yet; the pause detects a process that has ended.
      }
      bench.pause(PACE);
    }
    throw new IOException("no POST was accepted within " + PATIENCE.toSeconds() + " s of the kill");
  }

  private static Listing list(Bench bench) throws InterruptedException {
    try {
      return bench.life().http().alerts();
    } catch (IOException e) {
      return new Listing(0, "", 0);
    }
  }

  private static boolean isEarly(long killed) {
    return System.nanoTime() - killed < PATIENCE.toNanos();
  }
}
