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
 * All destinations of the partitions this process owns. Knows no threads and no clock: callers take
 * turns and bring the time.
 */
final class DestinationQueues {
  private static final String RUNBOOK = "runbook";

  private final DeliveryRules rules;
  private final Map<Destination, DestinationQueue> lanes = new LinkedHashMap<>();
  private final Set<Integer> recovering = new HashSet<>();
  private final Set<AttemptInProgress> inFlight =
      Collections.newSetFromMap(new IdentityHashMap<>());

  DestinationQueues(DeliveryRules rules) {
    this.rules = rules;
  }

  /** Begins to read the partition's past; nothing of it is sent before {@link #open}. */
  void recover(int partition) {
    release(partition);
    recovering.add(partition);
  }

  /** The past is read: what is known now is what destinations shall hear. */
  void open(int partition) {
    recovering.remove(partition);
  }

  void restore(int partition, DeliveryReported report) {
    lane(partition, report.destination()).restore(report);
  }

  OfferResult offer(int partition, GroupNotification notification, Instant now) {
    return notification.destination().integration().equals(RUNBOOK)
        ? OfferResult.OLD_NEWS
        : lane(partition, notification.destination()).offer(notification, now);
  }

  /** Everything that may go now, destinations taking turns. */
  List<AttemptInProgress> start(Instant now) {
    var started = new ArrayList<AttemptInProgress>();
    boolean more = true;
    while (more) {
      more = false;
      for (var lane : lanes.values()) {
        var next = maySend(lane) ? lane.next(now) : Optional.<AttemptInProgress>empty();
        if (next.isPresent()) {
          inFlight.add(next.get());
          started.add(next.get());
          more = true;
        }
      }
    }
    return started;
  }

  /** When {@link #start} is worth asking again; empty if only an answer can change anything. */
  Optional<Instant> nextDue() {
    return lanes.values().stream()
        .filter(this::maySend)
        .flatMap(lane -> lane.nextDue().stream())
        .min(Instant::compareTo);
  }

  AttemptOutcome answered(AttemptInProgress dispatch, ProviderAnswer answer, Instant now) {
    return dispatch.lane().answered(dispatch, answer, now);
  }

  void recorded(AttemptInProgress dispatch, AttemptOutcome outcome, Instant now) {
    inFlight.remove(dispatch);
    dispatch.lane().recorded(dispatch, outcome, now);
  }

  /** Another process owns the partition now: what waits here is its business. */
  void release(int partition) {
    lanes.values().removeIf(lane -> lane.partition() == partition);
    recovering.remove(partition);
  }

  /** A new configuration may have mended what was broken. */
  void tryAtOnce(Instant now) {
    lanes.values().forEach(lane -> lane.tryAtOnce(now));
  }

  /** Told long ago and quiet since: the log forgets it, too. */
  void forgetIdleSince(Instant time) {
    lanes.values().forEach(lane -> lane.forgetIdleSince(time));
  }

  Collection<DestinationQueue> all() {
    return List.copyOf(lanes.values());
  }

  Optional<DestinationQueue> of(Destination destination) {
    return Optional.ofNullable(lanes.get(destination));
  }

  /** Whether attempts are not on record yet, also those from before the partition was released. */
  boolean isInFlight(int partition) {
    return inFlight.stream().anyMatch(dispatch -> dispatch.lane().partition() == partition);
  }

  private boolean maySend(DestinationQueue lane) {
    return inFlight.size() < rules.concurrentInTotal() && !recovering.contains(lane.partition());
  }

  private DestinationQueue lane(int partition, Destination destination) {
    var lane =
        lanes.computeIfAbsent(destination, name -> new DestinationQueue(partition, name, rules));
    return lane;
  }
}
