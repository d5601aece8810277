package io.tocsin.notifier.delivery;

import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.GroupId;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.ProviderAnswer;
import java.time.Instant;
import java.util.HashMap;
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
  private final DestinationHealth health;
  private final RateLimit rateLimit;
  private final Map<GroupId, GroupDelivery> groups = new HashMap<>();
  private final Set<GroupDelivery> waiting = new LinkedHashSet<>();

  private int inFlight;

  DestinationQueue(int partition, Destination destination, DeliveryRules rules) {
    this.partition = partition;
    this.destination = destination;
    this.rules = rules;
    this.health = new DestinationHealth(rules);
    this.rateLimit = RateLimit.of(destination.integration());
  }

  int partition() {
    return partition;
  }

  Destination destination() {
    return destination;
  }

  Optional<Failure> parked() {
    return health.parked();
  }

  void tryAtOnce(Instant now) {
    health.tryAtOnce();
    waiting.forEach(group -> group.tryAtOnce(now));
  }

  void restore(DeliveryReported report) {
    group(report.groupId()).restore(report);
    health.restore(report);
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
        .min(Urgency.MOST_URGENT_FIRST)
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
    boolean wasProbing = health.isProbing();
    var group = inProgress.group();
    boolean isOnlyThisOne = health.isFaultOfThisOne(group, answer);
    var next = group.after(answer, now, rules);
    if (isOnlyThisOne) {
      health.parkAlone(group, next);
    } else {
      health.after(group, answer, next, now);
    }
    if (wasProbing && !health.isProbing()) {
      wake(now);
    }
    boolean isParked = parked().isPresent();
    var known = next instanceof DeliveryState.Sent ? group.lastCoordinates() : group.coordinates();
    return new AttemptOutcome(
        partition,
        next,
        inProgress.report(next, answer, known, health.parkedSince(), now),
        wasParked && !isParked,
        wasParked && isParked);
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
    return waiting.isEmpty() || inFlight >= health.room();
  }

  private Instant opensAt() {
    return health.opensAt().isAfter(rateLimit.nextAt()) ? health.opensAt() : rateLimit.nextAt();
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
