package io.tocsin.bench.mixed;

import io.tocsin.bench.subject.Life;
import io.tocsin.bench.subject.Post;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * One subject at its work. Its sender and its reader wait for its answers, and nobody else does.
 */
public final class Side implements AutoCloseable {
  private final Life life;
  private final Notifications notifications;
  private final Sender sender;
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
    this.sender = new Sender(life.port());
    this.reader = new Reader(life.http());
  }

  /** Lets time pass while the subject lives. */
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

  /** What was before does not count. */
  void begin() {
    begun = new ConcurrentHashMap<>();
    ended = new ConcurrentHashMap<>();
    sender.timings().take();
    reader.timings().take();
    requests = notifications.requests();
    processorTime = life.processes().processorTime();
  }

  /** What has been since {@link #begin}; what was accepted last is still on its way. */
  Work end() {
    var processes = life.processes();
    return new Work(
        processes.processorTime().minus(processorTime),
        sender.timings().take(),
        reader.timings().take(),
        notifications.requests() - requests,
        processes.residentBytes());
  }

  /** To be asked when there was time enough for all that was accepted. */
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
