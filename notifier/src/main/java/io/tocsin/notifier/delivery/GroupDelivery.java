package io.tocsin.notifier.delivery;

import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.notifier.receiver.ProviderAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The deliveries of one group to one destination: the last notification and the next one. The
 * newest wins: it replaces one that waits and follows one in flight. Not thread-safe.
 */
final class GroupDelivery {
  private final SeenNotifications seen = new SeenNotifications();
  private final WaitForNewer waitForNewer = new WaitForNewer();
  private LastNotification lastNotification = LastNotification.NOTHING;
  private Map<String, String> progress = Map.of();
  private Optional<DeliveryReported> restored = Optional.empty();
  private Optional<GroupNotification> current = Optional.empty();
  private Optional<GroupNotification> newer = Optional.empty();
  private DeliveryState state = new DeliveryState.NotWanted(0);
  private Instant touched = Instant.MIN;
  private Optional<Instant> sentUpTo = Optional.empty();
  private Optional<Instant> failedAt = Optional.empty();

  /** Restores the newest outcome from the log, before the notifications are replayed. */
  void restore(DeliveryReported report) {
    restored = Optional.of(report);
    lastNotification = new LastNotification(report.generation(), report.coordinates());
    touched = report.at();
    report.sentUpTo().ifPresent(this::sent);
  }

  /** Accepts a notification for delivery. */
  OfferResult offer(GroupNotification notification, Instant now) {
    if (!seen.add(notification.id())) {
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
    var due = waitForNewer.endOr(now);
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
      waitForNewer.until(now.plus(doubt.pause()));
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
    waitForNewer.reset();
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

  private Optional<Duration> waitForNewer(Instant now) {
    boolean isNew = state.attempts() == 1;
    boolean isRestored =
        restored.filter(it -> it.notificationId().equals(notification().id())).isPresent();
    return waitForNewer.before(notification(), isNew || isRestored, now);
  }
}
