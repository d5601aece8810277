package io.tocsin.notifier.delivery;

import io.tocsin.events.deliveries.DeliveryOutcome;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.NotificationFixture;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.testkit.clock.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.DoubleFunction;

/**
 * A timeline of the reference: seconds since the first push, notifications as the router writes
 * them, sinks that answer by the clock. Waits are never shortened at random here, so each attempt
 * has its one time.
 */
final class DeliveryTimeline {
  private static final double MILLIS = 1000.0;

  private final ManualClock clock = new ManualClock();
  private final DestinationQueues queues = new DestinationQueues(QueuesTester.RULES);
  private final Map<Destination, DoubleFunction<Reply>> sinks = new HashMap<>();
  private final PriorityQueue<Happening> future =
      new PriorityQueue<>(Comparator.comparing(Happening::at));
  private final List<AttemptInProgress> started = new ArrayList<>();
  private final List<Double> startedAt = new ArrayList<>();
  private final List<DeliveryReported> reports = new ArrayList<>();

  /** What a sink answers, and after how many seconds. */
  record Reply(ProviderAnswer answer, double after) {
    static Reply atOnce(ProviderAnswer answer) {
      return new Reply(answer, 0);
    }
  }

  private record Happening(Instant at, Runnable what) {}

  /**
   * @param reply by the second in which the attempt begins
   */
  DeliveryTimeline sink(Destination destination, DoubleFunction<Reply> reply) {
    sinks.put(destination, reply);
    return this;
  }

  DeliveryTimeline at(double second, NotificationFixture notification) {
    var due = time(second);
    future.add(
        new Happening(
            due,
            () ->
                queues.offer(
                    QueuesTester.PARTITION, notification.decidedAt(due).build(), clock.instant())));
    return this;
  }

  DeliveryTimeline runUntil(double second) {
    var end = time(second);
    for (var next = next(); next.filter(end::isAfter).isPresent(); next = next()) {
      clock.setTo(next.get());
      happen();
      queues.start(clock.instant()).forEach(this::start);
    }
    return this;
  }

  /** Seconds, to the tenth, at which the destination was spoken to. */
  List<Double> attempts(Destination destination) {
    var seconds = new ArrayList<Double>();
    for (int i = 0; i < started.size(); i++) {
      if (started.get(i).notification().destination().equals(destination)) {
        seconds.add(startedAt.get(i));
      }
    }
    return seconds;
  }

  /** What the destination took, as {@code group-generation-flush}. */
  List<String> told(Destination destination) {
    return reports(destination, DeliveryOutcome.SENT);
  }

  List<String> reports(Destination destination, DeliveryOutcome outcome) {
    return reports.stream()
        .filter(report -> report.destination().equals(destination))
        .filter(report -> report.outcome() == outcome)
        .map(DeliveryReported::notificationId)
        .toList();
  }

  private void happen() {
    while (!future.isEmpty() && !future.peek().at().isAfter(clock.instant())) {
      future.remove().what().run();
    }
  }

  private void start(AttemptInProgress inProgress) {
    double second = Duration.between(ManualClock.START, clock.instant()).toMillis() / MILLIS;
    var reply = sinks.get(inProgress.notification().destination()).apply(second);
    started.add(inProgress);
    startedAt.add(Math.round(second * 10) / 10.0);
    future.add(
        new Happening(
            clock.instant().plusMillis((long) (reply.after() * MILLIS)),
            () -> finish(inProgress, reply.answer())));
  }

  private void finish(AttemptInProgress inProgress, ProviderAnswer answer) {
    var outcome = queues.answered(inProgress, answer, clock.instant());
    reports.add(outcome.report());
    queues.recorded(inProgress, outcome, clock.instant());
  }

  private Optional<Instant> next() {
    var due = queues.nextDue().map(it -> it.isAfter(clock.instant()) ? it : clock.instant());
    var happening = Optional.ofNullable(future.peek()).map(Happening::at);
    return java.util.stream.Stream.of(due, happening)
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  private static Instant time(double second) {
    return ManualClock.START.plusMillis((long) (second * MILLIS));
  }
}
