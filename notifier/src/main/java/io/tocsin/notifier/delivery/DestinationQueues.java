package io.tocsin.notifier.delivery;

import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.receiver.ProviderAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All destinations of the partitions that this process owns. Has no threads and no clock: callers
 * synchronise and pass the time.
 */
final class DestinationQueues {
  private static final String RUNBOOK = "runbook";

  private final DeliveryRules rules;
  private final Map<Destination, DestinationQueue> queues = new LinkedHashMap<>();
  private final Set<Integer> recovering = new HashSet<>();
  private final Set<AttemptInProgress> inFlight =
      Collections.newSetFromMap(new IdentityHashMap<>());

  DestinationQueues(DeliveryRules rules) {
    this.rules = rules;
  }

  /** Starts to replay the partition; nothing of it is sent before {@link #open}. */
  void recover(int partition) {
    release(partition);
    recovering.add(partition);
  }

  /** The replay is complete: the current state of each group may be sent. */
  void open(int partition) {
    recovering.remove(partition);
  }

  void restore(int partition, DeliveryReported report) {
    queue(partition, report.destination()).restore(report);
  }

  OfferResult offer(int partition, GroupNotification notification, Instant now) {
    return notification.destination().integration().equals(RUNBOOK)
        ? OfferResult.IGNORED
        : queue(partition, notification.destination()).offer(notification, now);
  }

  /** All deliveries that may be sent now, round-robin over the destinations. */
  List<AttemptInProgress> start(Instant now) {
    var started = new ArrayList<AttemptInProgress>();
    boolean more = true;
    while (more) {
      more = false;
      for (var queue : queues.values()) {
        var next = maySend(queue) ? queue.next(now) : Optional.<AttemptInProgress>empty();
        if (next.isPresent()) {
          inFlight.add(next.get());
          started.add(next.get());
          more = true;
        }
      }
    }
    return started;
  }

  /** When to call {@link #start} again; empty if only an answer can change anything. */
  Optional<Instant> nextDue() {
    return queues.values().stream()
        .filter(this::maySend)
        .flatMap(queue -> queue.nextDue().stream())
        .min(Instant::compareTo);
  }

  AttemptOutcome answered(AttemptInProgress inProgress, ProviderAnswer answer, Instant now) {
    return inProgress.queue().answered(inProgress, answer, now);
  }

  void recorded(AttemptInProgress inProgress, AttemptOutcome outcome, Instant now) {
    inFlight.remove(inProgress);
    inProgress.queue().recorded(inProgress, outcome, now);
  }

  /** Another process owns the partition now and sends what is pending. */
  void release(int partition) {
    queues.values().removeIf(queue -> queue.partition() == partition);
    recovering.remove(partition);
  }

  /** A new configuration may have fixed a destination. */
  void tryAtOnce(Instant now) {
    queues.values().forEach(queue -> queue.tryAtOnce(now));
  }

  /** Forgets groups without activity since then; the log has deleted them, too. */
  void forgetIdleSince(Instant time) {
    queues.values().forEach(queue -> queue.forgetIdleSince(time));
  }

  Collection<DestinationQueue> all() {
    return List.copyOf(queues.values());
  }

  Optional<DestinationQueue> of(Destination destination) {
    return Optional.ofNullable(queues.get(destination));
  }

  /**
   * Whether attempts are not recorded yet, including those from before the partition was released.
   */
  boolean isInFlight(int partition) {
    return inFlight.stream().anyMatch(inProgress -> inProgress.queue().partition() == partition);
  }

  private boolean maySend(DestinationQueue queue) {
    return inFlight.size() < rules.concurrentInTotal() && !recovering.contains(queue.partition());
  }

  private DestinationQueue queue(int partition, Destination destination) {
    var queue =
        queues.computeIfAbsent(destination, name -> new DestinationQueue(partition, name, rules));
    return queue;
  }
}
