package io.tocsin.bench.peer;

import io.tocsin.bench.mixed.Notifications;
import io.tocsin.bench.subject.BareConnection;
import io.tocsin.bench.subject.Life;
import io.tocsin.bench.subject.Sink;
import io.tocsin.bench.subject.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** One subject during its turn: the running process, the sink it notifies, and its traffic. */
final class Bench implements AutoCloseable {
  /** Enough that each of a few partitions gets one, whatever the hash. */
  private static final int MARKERS = 16;

  private static final int SETTERS = 8;

  private final Subject subject;
  private final Path folder;
  private final Path config;
  private final Notifications notifications;
  private final Sink sink;
  private final Traffic traffic;
  private Life life;
  private int batches;

  private Bench(
      Subject subject,
      Path folder,
      Path config,
      Notifications notifications,
      Sink sink,
      Traffic traffic,
      Life life) {
    this.subject = subject;
    this.folder = folder;
    this.config = config;
    this.notifications = notifications;
    this.sink = sink;
    this.traffic = traffic;
    this.life = life;
  }

  /**
   * @param folder empty; becomes the subject's
   */
  static Bench open(Subject subject, Path folder, Traffic traffic, Grouping grouping)
      throws IOException {
    var notifications = new Notifications();
    var sink = new Sink(notifications);
    var config =
        Files.writeString(folder.resolve("alertmanager.yml"), grouping.configuration(sink.url()));
    var life = Life.start(subject, config, folder);
    return new Bench(subject, folder, config, notifications, sink, traffic, life);
  }

  Life life() {
    return life;
  }

  Sink sink() {
    return sink;
  }

  Notifications notifications() {
    return notifications;
  }

  Traffic traffic() {
    return traffic;
  }

  Load load(int alerts) {
    return new Load(life.port(), traffic.alerts(alerts));
  }

  long heapBytes() throws IOException, InterruptedException {
    return subject.heapBytes(life);
  }

  /** Waits until the alerts are active, routed and notified; returns their number. */
  int activate(int alerts) throws IOException, InterruptedException {
    load(alerts).once(SETTERS);
    awaitMarkers();
    return alerts + MARKERS;
  }

  void silence(int count) throws IOException, InterruptedException {
    new Load(life.port(), traffic.silences(count)).once(SETTERS);
  }

  /**
   * Sends alerts behind all accepted ones and waits until the sink was notified of each: then all
   * before them have been routed, too. Returns nanoseconds from now until the last of them.
   */
  long awaitMarkers() throws IOException, InterruptedException {
    long start = System.nanoTime();
    int batch = batches++;
    var names = IntStream.range(0, MARKERS).mapToObj(i -> "Marker-" + batch + "-" + i).toList();
    post(names);
    long last = start;
    for (var name : names) {
      last = Math.max(last, sink.arrival(name));
    }
    return last - start;
  }

  private void post(List<String> names) throws IOException {
    try (var connection = new BareConnection(life.port())) {
      int status = connection.exchange(traffic.named(names));
      if (status != 200) {
        throw new IOException("the markers were answered " + status + "; the run is invalid");
      }
    }
  }

  /** Kills the process and starts another on its data, without waiting for it. */
  void crash() throws IOException, InterruptedException {
    life.kill();
    life = Life.start(subject, config, folder);
  }

  void pause(Duration time) throws IOException, InterruptedException {
    life.pause(time);
  }

  @Override
  public void close() {
    life.close();
    sink.close();
  }
}
