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
final class QueuesTester {
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
  final DestinationQueues queues = new DestinationQueues(RULES);
  final List<AttemptInProgress> attempts = new ArrayList<>();
  final List<DeliveryReported> reports = new ArrayList<>();

  OfferResult offer(NotificationFixture notification) {
    return queues.offer(PARTITION, notification.build(), clock.instant());
  }

  /** Starts what may go now and leaves it in flight. */
  List<AttemptInProgress> start() {
    var started = queues.start(clock.instant());
    attempts.addAll(started);
    return started;
  }

  void finish(AttemptInProgress inProgress, ProviderAnswer answer) {
    var outcome = queues.answered(inProgress, answer, clock.instant());
    reports.add(outcome.report());
    queues.recorded(inProgress, outcome, clock.instant());
  }

  /** Sends everything that may go now, and what that makes possible. */
  void sendAll(ProviderAnswer answer) {
    sendAll(_ -> answer);
  }

  void sendAll(Function<AttemptInProgress, ProviderAnswer> answers) {
    for (var started = start(); !started.isEmpty(); started = start()) {
      started.forEach(inProgress -> finish(inProgress, answers.apply(inProgress)));
    }
  }

  /** Lets time pass, waking up whenever something is due. */
  void sendFor(Duration time, ProviderAnswer answer) {
    sendFor(time, _ -> answer);
  }

  void sendFor(Duration time, Function<AttemptInProgress, ProviderAnswer> answers) {
    var end = clock.instant().plus(time);
    sendAll(answers);
    for (var due = queues.nextDue(); due.filter(end::isAfter).isPresent(); due = queues.nextDue()) {
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
  QueuesTester restarted(NotificationFixture... log) {
    var next = new QueuesTester();
    next.clock.setTo(clock.instant());
    next.queues.recover(PARTITION);
    reports.forEach(report -> next.queues.restore(PARTITION, report));
    for (var notification : log) {
      next.offer(notification);
    }
    next.queues.open(PARTITION);
    return next;
  }

  private Instant later(Instant due) {
    return due.isAfter(clock.instant()) ? due : clock.instant();
  }
}
