package io.tocsin.notifier.delivery;

import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.alert.Severity;
import io.tocsin.notifier.receiver.ProviderAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The deliveries of one group to one destination: the last notification and the next one. The
 * newest wins: it replaces one that waits and follows one in flight. Not thread-safe.
 */
final class GroupDelivery {
  /** Pages before refreshes, critical ones first, then the one that has waited longest. */
  static final Comparator<GroupDelivery> URGENCY =
      Comparator.comparing((GroupDelivery group) -> !group.isPage())
          .thenComparing(group -> !group.isCritical())
          .thenComparing(group -> group.waiting().map(DeliveryState.Waiting::dueAt).orElseThrow())
          .thenComparing(group -> group.notification().at());

  private static final int REMEMBERED_IDS = 16;

  /** The router reads that a delivery waits and decides again, within milliseconds. */
  private static final Duration WAIT_FOR_NEWER = Duration.ofSeconds(5);

  /** After a start the router may need some time to restore its state. */
  private static final Duration WAIT_FOR_ROUTER = Duration.ofSeconds(15);

  private final Set<String> seen = new LinkedHashSet<>();
  private LastNotification lastNotification = LastNotification.NOTHING;
  private Map<String, String> progress = Map.of();
  private Optional<DeliveryReported> restored = Optional.empty();
  private Optional<GroupNotification> current = Optional.empty();
  private Optional<GroupNotification> newer = Optional.empty();
  private DeliveryState state = new DeliveryState.NotWanted(0);
  private Instant touched = Instant.MIN;
  private Optional<Instant> sentUpTo = Optional.empty();
  private Optional<Instant> failedAt = Optional.empty();
  private Optional<Instant> waitsForNewerUntil = Optional.empty();

  /** Restores the newest outcome from the log, before the notifications are replayed. */
  void restore(DeliveryReported report) {
    restored = Optional.of(report);
    lastNotification = new LastNotification(report.generation(), report.coordinates());
    touched = report.at();
    report.sentUpTo().ifPresent(this::sent);
  }

  /** Accepts a notification for delivery. */
  OfferResult offer(GroupNotification notification, Instant now) {
    if (!remember(notification.id())) {
      return OfferResult.IGNORED;
    }
    touched = now;
    boolean replaces = newer.isPresent() || state instanceof DeliveryState.Waiting;
    if (state instanceof DeliveryState.InFlight) {
      newer = Optional.of(notification);
    } else {
      setCurrent(notification, now);
    }
    return replaces ? OfferResult.SUPERSEDES : OfferResult.QUEUED;
  }

  Optional<DeliveryState.Waiting> waiting() {
    return state instanceof DeliveryState.Waiting waiting ? Optional.of(waiting) : Optional.empty();
  }

  /** The cause of its parking may be fixed. */
  void tryAtOnce(Instant now) {
    if (state instanceof DeliveryState.Parked) {
      wake(now);
    }
  }

  /** The destination is back. A delivery that waits for a newer notification keeps waiting. */
  void wake(Instant now) {
    var due = waitsForNewerUntil.filter(now::isBefore).orElse(now);
    state =
        switch (state) {
          case DeliveryState.Parked(int attempts, _) -> new DeliveryState.Parked(attempts, due);
          case DeliveryState.Retry(int attempts, _) -> new DeliveryState.Retry(attempts, due);
          case DeliveryState.Pending _, DeliveryState.InFlight _, DeliveryState.Done _ -> state;
        };
  }

  /** The destination was not notified of this episode yet. */
  boolean isPage() {
    return !lastNotification.isContinuedBy(notification());
  }

  /** Decision time of the newest notification that need not be repeated. */
  Optional<Instant> sentUpTo() {
    return sentUpTo;
  }

  /** When an attempt last failed; empty once one succeeded. */
  Optional<Instant> failedAt() {
    return failedAt;
  }

  GroupNotification notification() {
    return current.orElseThrow();
  }

  AttemptInProgress start(DestinationQueue queue, Instant now) {
    var inFlight = waiting().orElseThrow().start();
    state = inFlight;
    return new AttemptInProgress(
        queue, this, notification(), inFlight.attempts(), coordinates(), waitForNewer(now));
  }

  /** The state after the answer; {@link #settle} applies it once the outcome is recorded. */
  DeliveryState after(ProviderAnswer answer, Instant now, DeliveryRules rules) {
    if (answer instanceof ProviderAnswer.TryAgain again && !again.progress().isEmpty()) {
      progress = again.progress();
    }
    if (answer instanceof ProviderAnswer.Accepted accepted) {
      lastNotification = new LastNotification(notification().generation(), accepted.coordinates());
      progress = Map.of();
    }
    if (answer instanceof ProviderAnswer.Accepted || answer instanceof ProviderAnswer.NotWanted) {
      sent(notification().at());
    }
    if (answer instanceof ProviderAnswer.MayBeOutdated doubt) {
      waitsForNewerUntil = Optional.of(now.plus(doubt.pause()));
    } else {
      failedAt = answer.failure().map(_ -> now);
    }
    return ((DeliveryState.InFlight) state).after(answer, now, rules);
  }

  void settle(DeliveryState next, Instant now) {
    touched = now;
    state = next;
    dropWhatIsDone();
    newer.ifPresent(notification -> setCurrent(notification, now));
    newer = Optional.empty();
  }

  /** The coordinates of the message, recorded with the outcome. */
  Map<String, String> coordinates() {
    var known = new HashMap<>(lastNotification.coordinatesFor(notification()));
    known.putAll(progress);
    return Map.copyOf(known);
  }

  /** The coordinates to record once the provider accepted the notification. */
  Map<String, String> lastCoordinates() {
    return lastNotification.coordinates();
  }

  boolean isIdleSince(Instant time) {
    return state instanceof DeliveryState.Done && touched.isBefore(time);
  }

  private void setCurrent(GroupNotification notification, Instant now) {
    current = Optional.of(notification.after(sentUpTo.orElse(Instant.MIN)));
    progress = Map.of();
    waitsForNewerUntil = Optional.empty();
    state =
        restored
            .filter(report -> report.notificationId().equals(notification.id()))
            .map(report -> resumed(report, notification, now))
            .orElseGet(() -> new DeliveryState.Pending(now));
    dropWhatIsDone();
  }

  /** Thousands of groups have nothing pending; their alerts need not stay in memory. */
  private void dropWhatIsDone() {
    if (state instanceof DeliveryState.Done) {
      current = Optional.empty();
    }
  }

  private DeliveryState resumed(
      DeliveryReported report, GroupNotification notification, Instant now) {
    return switch (report.outcome()) {
      case SENT -> {
        sent(notification.at());
        yield new DeliveryState.Sent(report.attempts());
      }
      case NOT_WANTED -> {
        sent(notification.at());
        yield new DeliveryState.NotWanted(report.attempts());
      }
      case DEAD -> new DeliveryState.Dead(report.attempts());
      case RETRY -> {
        progress = report.coordinates();
        yield new DeliveryState.Retry(report.attempts(), report.retryAt().orElse(report.at()));
      }
      case PARKED -> {
        progress = report.coordinates();
        yield new DeliveryState.Parked(report.attempts(), now);
      }
    };
  }

  private void sent(Instant decidedAt) {
    sentUpTo = Optional.of(sentUpTo.filter(decidedAt::isBefore).orElse(decidedAt));
  }

  /** Waits once for each notification; if no newer one comes, this one is sent. */
  private Optional<Duration> waitForNewer(Instant now) {
    if (waitsForNewerUntil.isPresent()
        || notification().doubtfulFrom().filter(from -> !from.isAfter(now)).isEmpty()) {
      return Optional.empty();
    }
    boolean isNew = state.attempts() == 1;
    boolean isRestored =
        restored.filter(it -> it.notificationId().equals(notification().id())).isPresent();
    return Optional.of(isNew || isRestored ? WAIT_FOR_ROUTER : WAIT_FOR_NEWER);
  }

  /** After a crash the router may repeat notifications, in the same order and with the same ids. */
  private boolean remember(String id) {
    if (!seen.add(id)) {
      return false;
    }
    if (seen.size() > REMEMBERED_IDS) {
      seen.remove(seen.iterator().next());
    }
    return true;
  }

  private boolean isCritical() {
    return notification().alerts().stream()
        .anyMatch(
            alert -> alert.status() == AlertStatus.FIRING && Severity.isCritical(alert.labels()));
  }
}
