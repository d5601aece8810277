package io.tocsin.bench.abuse;

import io.tocsin.bench.subject.BareConnection;
import io.tocsin.bench.subject.Sink;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Sends an alert of a new name each second and repeats it until it is accepted, as Prometheus
 * would. Its names are unique, so the flood does not use up their limits.
 */
final class HonestSender {
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofMillis(200);

  private final Target target;
  private final InstantSource clock;
  private final Deadline deadline;
  private final List<Accepted> accepted = new ArrayList<>();

  /**
   * @param firstSent nanos of the first attempt
   * @param at nanos of the response 200
   */
  record Accepted(String name, long firstSent, long at) {}

  HonestSender(Target target, InstantSource clock, Deadline deadline) {
    this.target = target;
    this.clock = clock;
    this.deadline = deadline;
  }

  /** Until the end. */
  void run() throws InterruptedException {
    for (int i = 0; deadline.isAheadAfter(PERIOD); i++) {
      send("Honest-" + i).ifPresent(accepted::add);
    }
  }

  /**
   * In the order of their acceptance; complete when {@link #run} has returned.
   *
   * @param patience how long to wait for all missing ones together
   */
  List<HonestAlert> arrivals(Sink sink, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    var alerts = new ArrayList<HonestAlert>();
    for (var alert : accepted) {
      var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      alerts.add(judged(alert, sink.arrivalWithin(left, alert.name())));
    }
    return alerts;
  }

  private HonestAlert judged(Accepted alert, OptionalLong arrival) {
    long arrived = arrival.orElse(Long.MAX_VALUE);
    boolean disturbed = target.disturbances().touch(alert.firstSent(), arrival.orElse(alert.at()));
    return HonestAlert.of(alert, arrived, disturbed);
  }

  /** Empty if the run ended before the response. */
  private Optional<Accepted> send(String name) throws InterruptedException {
    long first = System.nanoTime();
    do {
      try (var connection = new BareConnection(target.port())) {
        if (connection.exchange(Alerts.honest(name, clock.instant())) == 200) {
          return Optional.of(new Accepted(name, first, System.nanoTime()));
        }
      } catch (IOException e) {
        // Rejected, killed or stalled; sent again.
      }
    } while (deadline.isAheadAfter(RETRY));
    return Optional.empty();
  }
}
