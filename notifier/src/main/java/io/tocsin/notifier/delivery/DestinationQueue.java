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
 * Everything one destination is to be told. Order, pace and trouble are its own: a slow or dead
 * destination holds up nobody else. Not safe for threads.
 */
final class DestinationQueue {
  private final int partition;
  private final Destination destination;
  private final DeliveryRules rules;
  private final CircuitBreaker gate;
  private final RateLimit pace;
  private final Map<GroupId, GroupDelivery> groups = new HashMap<>();
  private final Set<GroupDelivery> waiting = new LinkedHashSet<>();

  /** Parked, although the destination accepts others. */
  private final Set<GroupDelivery> parkedAlone = new HashSet<>();

  private Instant acceptedAt = Instant.MIN;
  private Instant restoredAt = Instant.MIN;
  private int inFlight;

  DestinationQueue(int partition, Destination destination, DeliveryRules rules) {
    this.partition = partition;
    this.destination = destination;
    this.rules = rules;
    this.gate = new CircuitBreaker(rules);
    this.pace = RateLimit.of(destination.integration());
  }

  int partition() {
    return partition;
  }

  Destination destination() {
    return destination;
  }

  Optional<Failure> parked() {
    return gate.parked().or(() -> parkedAlone.stream().map(_ -> Failure.OTHER).findFirst());
  }

  void tryAtOnce(Instant now) {
    gate.tryAtOnce();
    waiting.forEach(group -> group.tryAtOnce(now));
  }

  /**
   * A wait that was imposed before a restart still holds. Whether the destination was parked is
   * what its newest report says, about whatever group.
   */
  void restore(DeliveryReported report) {
    group(report.groupId()).restore(report);
    if (report.outcome() == DeliveryOutcome.RETRY) {
      report.retryAt().ifPresent(gate::close);
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
    // What was not wanted was not sent, and says nothing about the destination.
    if (since.isEmpty() && report.outcome() != DeliveryOutcome.NOT_WANTED) {
      gate.restoreOpen();
    }
    since.ifPresent(gate::restoreParked);
  }

  OfferResult offer(GroupNotification notification, Instant now) {
    var group = group(notification.groupId());
    var offer = group.offer(notification, now);
    queue(group);
    return offer;
  }

  /** The most urgent delivery that may go now, marked as in flight. */
  Optional<AttemptInProgress> next(Instant now) {
    if (isShut() || opensAt().isAfter(now)) {
      return Optional.empty();
    }
    return waiting.stream()
        .filter(group -> !dueAt(group).isAfter(now))
        .min(GroupDelivery.URGENCY)
        .map(group -> start(group, now));
  }

  /** When {@link #next} is worth asking; empty if only an answer can change anything. */
  Optional<Instant> nextDue() {
    if (isShut()) {
      return Optional.empty();
    }
    return waiting.stream()
        .map(DestinationQueue::dueAt)
        .min(Instant::compareTo)
        .map(due -> due.isAfter(opensAt()) ? due : opensAt());
  }

  /** What the answer leads to. Nothing more of this group is sent until {@link #recorded}. */
  AttemptOutcome answered(AttemptInProgress dispatch, ProviderAnswer answer, Instant now) {
    boolean wasParked = parked().isPresent();
    boolean wasProbing = gate.isProbing();
    var group = dispatch.group();
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
    if (wasProbing && !gate.isProbing()) {
      wake(now);
    }
    boolean isParked = parked().isPresent();
    var known = next instanceof DeliveryState.Sent ? group.toldCoordinates() : group.coordinates();
    return new AttemptOutcome(
        partition,
        next,
        dispatch.report(next, answer, known, gate.parkedSince(), now),
        wasParked && !isParked,
        wasParked && isParked);
  }

  /** A destination that accepts others between two failures is not what is at fault. */
  private boolean isFaultOfThisOne(GroupDelivery group, ProviderAnswer answer) {
    boolean needsPerson =
        answer instanceof ProviderAnswer.NeedsPerson
            || (answer instanceof ProviderAnswer.TryAgain again && again.parksInTheEnd());
    return needsPerson
        && (parkedAlone.contains(group)
            || group.failedAt().filter(acceptedAt::isAfter).isPresent());
  }

  private void parkAlone(GroupDelivery group, DeliveryState next) {
    if (next instanceof DeliveryState.Parked) {
      parkedAlone.add(group);
    }
  }

  private void judgeDestination(ProviderAnswer answer, DeliveryState next, Instant now) {
    gate.after(answer, now);
    if (next instanceof DeliveryState.Parked && answer instanceof ProviderAnswer.TryAgain unknown) {
      gate.park(unknown.why(), now);
    }
  }

  /** It answers again: what waits for it need not wait any longer. */
  private void wake(Instant now) {
    waiting.forEach(group -> group.wake(now));
  }

  void recorded(AttemptInProgress dispatch, AttemptOutcome outcome, Instant now) {
    inFlight--;
    dispatch.group().settle(outcome.state(), now);
    queue(dispatch.group());
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
    pace.take(now);
    return group.start(this, now);
  }

  private boolean isShut() {
    return waiting.isEmpty() || inFlight >= gate.room();
  }

  private Instant opensAt() {
    return gate.opensAt().isAfter(pace.nextAt()) ? gate.opensAt() : pace.nextAt();
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
