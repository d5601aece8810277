package io.tocsin.bench.mixed;

import io.tocsin.bench.subject.Life;
import io.tocsin.bench.subject.Post;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** One subject under load. Only its own sender and reader wait for its responses. */
public final class Side implements AutoCloseable {
  private final Life life;
  private final Notifications notifications;
  private final SubjectSender sender;
  private final Reader reader;
  private Map<Integer, Long> begun = new ConcurrentHashMap<>();
  private Map<Integer, Long> ended = new ConcurrentHashMap<>();
  private Duration processorTime = Duration.ZERO;
  private long requests;

  /**
   * @param notifications of this subject alone
   */
  public Side(Life life, Notifications notifications) {
    this.life = life;
    this.notifications = notifications;
    this.sender = new SubjectSender(life.port());
    this.reader = new Reader(life.http());
  }

  /** Waits; fails if the process ends meanwhile. */
  void pause(Duration time) throws IOException, InterruptedException {
    life.pause(time);
  }

  void send(Post post) {
    sender.send(post, answered -> {});
  }

  void send(Post post, Population population) {
    var nowBegun = begun;
    var nowEnded = ended;
    sender.send(
        post,
        answered -> {
          note(nowBegun, population.begun(), answered);
          note(nowEnded, population.ended(), answered);
        });
  }

  void read(int beat, String silence) {
    MixedTraffic.reads(beat).forEach(reader::read);
    if (beat % 2 == 0) {
      reader.silence(silence);
    }
  }

  /** Starts the measurement; discards earlier results. */
  void begin() {
    begun = new ConcurrentHashMap<>();
    ended = new ConcurrentHashMap<>();
    sender.timings().take();
    reader.timings().take();
    requests = notifications.requests();
    processorTime = life.processes().processorTime();
  }

  /** The results since {@link #begin}; the alerts accepted last may still be in flight. */
  Work end() {
    var processes = life.processes();
    return new Work(
        processes.processorTime().minus(processorTime),
        sender.timings().take(),
        reader.timings().take(),
        notifications.requests() - requests,
        processes.residentBytes());
  }

  /** Call this after the time allowed for all accepted alerts. */
  Punctuality punctuality(Duration within) {
    return Punctuality.of(begun, notifications.firing(), within)
        .plus(Punctuality.of(ended, notifications.resolved(), within));
  }

  @Override
  public void close() {
    reader.close();
    sender.close();
  }

  private static void note(Map<Integer, Long> accepted, IntStream alerts, long nanos) {
    alerts.forEach(alert -> accepted.put(alert, nanos));
  }
}
