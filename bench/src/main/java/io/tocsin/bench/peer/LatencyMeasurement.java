package io.tocsin.bench.peer;

import io.tocsin.bench.subject.BareConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** The time from an alert's acceptance to the webhook's request about it. */
final class LatencyMeasurement {
  private static final Duration PACE = Duration.ofMillis(50);
  private static final int CONNECTIONS = 8;

  private LatencyMeasurement() {}

  /**
   * @param sent before the first byte of the POST
   * @param answered after the last byte of its response
   */
  private record Probe(String name, long sent, long answered) {}

  static List<Figure> measure(Bench bench, Options options)
      throws IOException, InterruptedException {
    var load = bench.load(RateMeasurement.DISTINCT);
    load.during(options.warmUp(), CONNECTIONS);
    bench.awaitMarkers();

    var figures = new ArrayList<>(probe(bench, "idle", options.seconds()));
    try (var thread = Executors.newSingleThreadExecutor()) {
      var time = options.seconds().plusSeconds(1);
      var running = thread.submit(() -> load.during(time, CONNECTIONS));
      figures.addAll(probe(bench, "under load", options.seconds()));
      figures.add(new Figure("under load: accepted alerts/s", running.get().acceptedPerSecond()));
    } catch (ExecutionException e) {
      throw new IOException("the load beside the probes stopped: " + e.getCause(), e);
    }
    return figures;
  }

  private static List<Figure> probe(Bench bench, String when, Duration time)
      throws IOException, InterruptedException {
    var probes = send(bench, when.replace(' ', '-'), time);
    var fromAnswer = new ArrayList<Long>();
    var fromSending = new ArrayList<Long>();
    for (var probe : probes) {
      long arrival = bench.sink().arrival(probe.name());
      fromAnswer.add(arrival - probe.answered());
      fromSending.add(arrival - probe.sent());
    }
    var figures =
        new ArrayList<>(new Percentiles(fromAnswer).figures(when + ": answer to webhook"));
    figures.addAll(new Percentiles(fromSending).figures(when + ": POST to webhook"));
    return figures;
  }

  private static List<Probe> send(Bench bench, String prefix, Duration time)
      throws IOException, InterruptedException {
    var probes = new ArrayList<Probe>();
    long end = System.nanoTime() + time.toNanos();
    try (var connection = new BareConnection(bench.life().port())) {
      while (System.nanoTime() - end < 0) {
        var name = "Probe-" + prefix + "-" + probes.size();
        var post = bench.traffic().named(List.of(name));
        long sent = System.nanoTime();
        if (connection.exchange(post) == 200) {
          probes.add(new Probe(name, sent, System.nanoTime()));
        }
        bench.pause(PACE);
      }
    }
    return probes;
  }
}
