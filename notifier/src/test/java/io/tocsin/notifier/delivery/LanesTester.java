package io.tocsin.notifier.delivery;

import io.tocsin.events.deliveries.DeliveryOutcome;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.notifier.NotificationFixture;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.testkit.clock.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Lanes with a clock that stands still and a provider that answers as it is told. */
final class LanesTester {
  static final int PARTITION = 0;
  static final ProviderAnswer YES = new ProviderAnswer.Accepted("ok", Map.of("delivery", "d1"));
  static final ProviderAnswer UNAVAILABLE =
      new ProviderAnswer.TryAgain(Failure.SERVER_ERROR, "status 503");

  /** Without jitter: each wait is its longest. */
  static final DeliveryRules RULES =
      new DeliveryRules(
          new Backoff(
              Duration.ofMillis(500),
              1.5,
              Duration.ofSeconds(15),
              Function.<Duration>identity()::apply),
          Duration.ofSeconds(15),
          Duration.ofMinutes(10),
          12,
          3,
          4,
          64);

  final ManualClock clock = new ManualClock();
  final DestinationQueues lanes = new DestinationQueues(RULES);
  final List<AttemptInProgress> attempts = new ArrayList<>();
  final List<DeliveryReported> reports = new ArrayList<>();

  OfferResult offer(NotificationFixture notification) {
    return lanes.offer(PARTITION, notification.build(), clock.instant());
  }

  /** Starts what may go now and leaves it in flight. */
  List<AttemptInProgress> start() {
    var started = lanes.start(clock.instant());
    attempts.addAll(started);
    return started;
  }

  void finish(AttemptInProgress dispatch, ProviderAnswer answer) {
    var outcome = lanes.answered(dispatch, answer, clock.instant());
    reports.add(outcome.report());
    lanes.recorded(dispatch, outcome, clock.instant());
  }

  /** Sends everything that may go now, and what that makes possible. */
  void sendAll(ProviderAnswer answer) {
    sendAll(_ -> answer);
  }

  void sendAll(Function<AttemptInProgress, ProviderAnswer> answers) {
    for (var started = start(); !started.isEmpty(); started = start()) {
      started.forEach(dispatch -> finish(dispatch, answers.apply(dispatch)));
    }
  }

  /** Lets time pass, waking up whenever something is due. */
  void sendFor(Duration time, ProviderAnswer answer) {
    sendFor(time, _ -> answer);
  }

  void sendFor(Duration time, Function<AttemptInProgress, ProviderAnswer> answers) {
    var end = clock.instant().plus(time);
    sendAll(answers);
    for (var due = lanes.nextDue(); due.filter(end::isAfter).isPresent(); due = lanes.nextDue()) {
      clock.setTo(later(due.get()));
      sendAll(answers);
    }
    clock.setTo(end);
  }

  List<String> outcomes(DeliveryOutcome outcome) {
    return reports.stream()
        .filter(report -> report.outcome() == outcome)
        .map(DeliveryReported::notificationId)
        .toList();
  }

  /** A new process that knows only what the old one put on record. */
  LanesTester restarted(NotificationFixture... log) {
    var next = new LanesTester();
    next.clock.setTo(clock.instant());
    next.lanes.recover(PARTITION);
    reports.forEach(report -> next.lanes.restore(PARTITION, report));
    for (var notification : log) {
      next.offer(notification);
    }
    next.lanes.open(PARTITION);
    return next;
  }

  private Instant later(Instant due) {
    return due.isAfter(clock.instant()) ? due : clock.instant();
  }
}
