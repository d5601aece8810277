package io.tocsin.notifier.delivery;

import io.tocsin.events.deliveries.DeliveryOutcome;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.GroupId;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.ProviderAnswer;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All pending deliveries of one destination. Each destination has its own order, rate limit and
 * circuit breaker, so a slow or dead one delays no other. Not thread-safe.
 */
final class DestinationQueue {
  private final int partition;
  private final Destination destination;
  private final DeliveryRules rules;
  private final CircuitBreaker breaker;
  private final RateLimit rateLimit;
  private final Map<GroupId, GroupDelivery> groups = new HashMap<>();
  private final Set<GroupDelivery> waiting = new LinkedHashSet<>();

  /** Groups that are parked although the destination accepts others. */
  private final Set<GroupDelivery> parkedAlone = new HashSet<>();

  private Instant acceptedAt = Instant.MIN;
  private Instant restoredAt = Instant.MIN;
  private int inFlight;

  DestinationQueue(int partition, Destination destination, DeliveryRules rules) {
    this.partition = partition;
    this.destination = destination;
    this.rules = rules;
    this.breaker = new CircuitBreaker(rules);
    this.rateLimit = RateLimit.of(destination.integration());
  }

  int partition() {
    return partition;
  }

  Destination destination() {
    return destination;
  }

  Optional<Failure> parked() {
    return breaker.parked().or(() -> parkedAlone.stream().map(_ -> Failure.OTHER).findFirst());
  }

  void tryAtOnce(Instant now) {
    breaker.tryAtOnce();
    waiting.forEach(group -> group.tryAtOnce(now));
  }

  /**
   * A wait that was imposed before a restart still holds. The newest report about any group says
   * whether the destination was parked.
   */
  void restore(DeliveryReported report) {
    group(report.groupId()).restore(report);
    if (report.outcome() == DeliveryOutcome.RETRY) {
      report.retryAt().ifPresent(breaker::close);
    }
    if (!report.at().isBefore(restoredAt)) {
      restoredAt = report.at();
      restoreParked(report);
    }
  }

  private void restoreParked(DeliveryReported report) {
    var since =
        report.outcome() == DeliveryOutcome.PARKED
            ? report.parkedSince().or(() -> Optional.of(report.at()))
            : report.parkedSince();
    // A skipped notification was not sent and says nothing about the destination.
    if (since.isEmpty() && report.outcome() != DeliveryOutcome.NOT_WANTED) {
      breaker.restoreOpen();
    }
    since.ifPresent(breaker::restoreParked);
  }

  OfferResult offer(GroupNotification notification, Instant now) {
    var group = group(notification.groupId());
    var offer = group.offer(notification, now);
    queue(group);
    return offer;
  }

  /** The most urgent delivery that may be sent now, marked as in flight. */
  Optional<AttemptInProgress> next(Instant now) {
    if (isShut() || opensAt().isAfter(now)) {
      return Optional.empty();
    }
    return waiting.stream()
        .filter(group -> !dueAt(group).isAfter(now))
        .min(GroupDelivery.URGENCY)
        .map(group -> start(group, now));
  }

  /** When to call {@link #next} again; empty if only an answer can change anything. */
  Optional<Instant> nextDue() {
    if (isShut()) {
      return Optional.empty();
    }
    return waiting.stream()
        .map(DestinationQueue::dueAt)
        .min(Instant::compareTo)
        .map(due -> due.isAfter(opensAt()) ? due : opensAt());
  }

  /** The outcome of the answer. Nothing more of this group is sent until {@link #recorded}. */
  AttemptOutcome answered(AttemptInProgress inProgress, ProviderAnswer answer, Instant now) {
    boolean wasParked = parked().isPresent();
    boolean wasProbing = breaker.isProbing();
    var group = inProgress.group();
    boolean isOnlyThisOne = isFaultOfThisOne(group, answer);
    var next = group.after(answer, now, rules);
    if (isOnlyThisOne) {
      parkAlone(group, next);
    } else {
      judgeDestination(answer, next, now);
      parkedAlone.remove(group);
    }
    if (answer instanceof ProviderAnswer.Accepted) {
      acceptedAt = now;
    }
    if (wasProbing && !breaker.isProbing()) {
      wake(now);
    }
    boolean isParked = parked().isPresent();
    var known = next instanceof DeliveryState.Sent ? group.lastCoordinates() : group.coordinates();
    return new AttemptOutcome(
        partition,
        next,
        inProgress.report(next, answer, known, breaker.parkedSince(), now),
        wasParked && !isParked,
        wasParked && isParked);
  }

  /** If the destination accepted others between two failures, the destination is not at fault. */
  private boolean isFaultOfThisOne(GroupDelivery group, ProviderAnswer answer) {
    boolean needsAttention =
        answer instanceof ProviderAnswer.NeedsAttention
            || (answer instanceof ProviderAnswer.TryAgain again && again.parksEventually());
    return needsAttention
        && (parkedAlone.contains(group)
            || group.failedAt().filter(acceptedAt::isAfter).isPresent());
  }

  private void parkAlone(GroupDelivery group, DeliveryState next) {
    if (next instanceof DeliveryState.Parked) {
      parkedAlone.add(group);
    }
  }

  private void judgeDestination(ProviderAnswer answer, DeliveryState next, Instant now) {
    breaker.after(answer, now);
    if (next instanceof DeliveryState.Parked && answer instanceof ProviderAnswer.TryAgain unknown) {
      breaker.park(unknown.why(), now);
    }
  }

  /** The destination is back: pending deliveries need not wait any longer. */
  private void wake(Instant now) {
    waiting.forEach(group -> group.wake(now));
  }

  void recorded(AttemptInProgress inProgress, AttemptOutcome outcome, Instant now) {
    inFlight--;
    inProgress.group().settle(outcome.state(), now);
    queue(inProgress.group());
  }

  Optional<Instant> oldestPending(boolean page) {
    return waiting.stream()
        .filter(group -> group.isPage() == page)
        .map(group -> group.notification().at())
        .min(Instant::compareTo);
  }

  void forgetIdleSince(Instant time) {
    groups.values().removeIf(group -> group.isIdleSince(time));
  }

  private AttemptInProgress start(GroupDelivery group, Instant now) {
    waiting.remove(group);
    inFlight++;
    rateLimit.take(now);
    return group.start(this, now);
  }

  private boolean isShut() {
    return waiting.isEmpty() || inFlight >= breaker.room();
  }

  private Instant opensAt() {
    return breaker.opensAt().isAfter(rateLimit.nextAt()) ? breaker.opensAt() : rateLimit.nextAt();
  }

  private void queue(GroupDelivery group) {
    if (group.waiting().isPresent()) {
      waiting.add(group);
    } else {
      waiting.remove(group);
    }
  }

  private GroupDelivery group(GroupId id) {
    return groups.computeIfAbsent(id, _ -> new GroupDelivery());
  }

  private static Instant dueAt(GroupDelivery group) {
    return group.waiting().orElseThrow().dueAt();
  }
}
