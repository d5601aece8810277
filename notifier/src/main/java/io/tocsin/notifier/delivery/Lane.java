package io.tocsin.notifier.delivery;

import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.GroupId;
import io.tocsin.notifier.receiver.Answer;
import io.tocsin.notifier.receiver.Failure;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything one destination is to be told. Order, pace and trouble are its own: a slow or dead
 * destination holds up nobody else. Not safe for threads.
 */
final class Lane {
  private final int partition;
  private final Destination destination;
  private final DeliveryRules rules;
  private final Gate gate;
  private final Pace pace;
  private final Map<GroupId, GroupDelivery> groups = new HashMap<>();
  private final Set<GroupDelivery> waiting = new LinkedHashSet<>();
  private int inFlight;

  Lane(int partition, Destination destination, DeliveryRules rules) {
    this.partition = partition;
    this.destination = destination;
    this.rules = rules;
    this.gate = new Gate(rules);
    this.pace = Pace.of(destination.integration());
  }

  int partition() {
    return partition;
  }

  Destination destination() {
    return destination;
  }

  Optional<Failure> parked() {
    return gate.parked();
  }

  void tryAtOnce(Instant now) {
    gate.tryAtOnce();
    waiting.forEach(group -> group.tryAtOnce(now));
  }

  /** A wait that was imposed before a restart still holds, and what was parked still is. */
  void restore(DeliveryReported report) {
    group(report.groupId()).restore(report);
    switch (report.outcome()) {
      case RETRY -> report.retryAt().ifPresent(gate::close);
      case PARKED -> gate.restoreParked();
      case SENT, DEAD -> gate.restoreOpen();
      case NOT_WANTED -> {}
    }
  }

  Offer offer(GroupNotification notification, Instant now) {
    var group = group(notification.groupId());
    var offer = group.offer(notification, now);
    queue(group);
    return offer;
  }

  /** The most urgent delivery that may go now, marked as in flight. */
  Optional<Dispatch> next(Instant now) {
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
        .map(Lane::dueAt)
        .min(Instant::compareTo)
        .map(due -> due.isAfter(opensAt()) ? due : opensAt());
  }

  /** What the answer leads to. Nothing more of this group is sent until {@link #recorded}. */
  Outcome answered(Dispatch dispatch, Answer answer, Instant now) {
    boolean wasParked = gate.parked().isPresent();
    gate.after(answer, now);
    boolean reopened = wasParked && gate.parked().isEmpty();
    var group = dispatch.group();
    var next = group.after(answer, now, rules);
    var known = next instanceof DeliveryState.Sent ? group.toldCoordinates() : group.coordinates();
    return new Outcome(partition, next, dispatch.report(next, answer, known, now), reopened);
  }

  void recorded(Dispatch dispatch, Outcome outcome, Instant now) {
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

  private Dispatch start(GroupDelivery group, Instant now) {
    waiting.remove(group);
    inFlight++;
    pace.take(now);
    return group.start(this);
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
