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
 * What one destination knows about one group, and what it shall know next. The newest wins: one
 * that waits is replaced, one in flight is followed. Not safe for threads.
 */
final class GroupDelivery {
  /** New pages before refreshes, critical ones first, then the one that waits longest. */
  static final Comparator<GroupDelivery> URGENCY =
      Comparator.comparing((GroupDelivery group) -> !group.isPage())
          .thenComparing(group -> !group.isCritical())
          .thenComparing(
              group -> group.waiting().map(DeliveryState.BoundedWait::dueAt).orElseThrow())
          .thenComparing(group -> group.notification().at());

  private static final int REMEMBERED_IDS = 16;

  /** The router reads that a delivery waits, and decides anew: a matter of milliseconds. */
  private static final Duration WAIT_FOR_NEWER = Duration.ofSeconds(5);

  /** After a start the router may need some time, too, until it has its state back. */
  private static final Duration WAIT_FOR_ROUTER = Duration.ofSeconds(15);

  private final Set<String> seen = new LinkedHashSet<>();
  private LastNotification told = LastNotification.NOTHING;
  private Map<String, String> progress = Map.of();
  private Optional<DeliveryReported> restored = Optional.empty();
  private Optional<GroupNotification> current = Optional.empty();
  private Optional<GroupNotification> newer = Optional.empty();
  private DeliveryState state = new DeliveryState.NotWanted(0);
  private Instant touched = Instant.MIN;
  private Optional<Instant> sentUpTo = Optional.empty();
  private Optional<Instant> failedAt = Optional.empty();
  private Optional<Instant> waitsForNewerUntil = Optional.empty();

  /** What the log says became of the newest delivery, before the notifications are read again. */
  void restore(DeliveryReported report) {
    restored = Optional.of(report);
    told = new LastNotification(report.generation(), report.coordinates());
    touched = report.at();
    report.sentUpTo().ifPresent(this::sent);
  }

  /** Takes what the destination shall know. */
  OfferResult offer(GroupNotification notification, Instant now) {
    if (!remember(notification.id())) {
      return OfferResult.OLD_NEWS;
    }
    touched = now;
    boolean replaces = newer.isPresent() || state instanceof DeliveryState.BoundedWait;
    if (state instanceof DeliveryState.InFlight) {
      newer = Optional.of(notification);
    } else {
      want(notification, now);
    }
    return replaces ? OfferResult.SUPERSEDES : OfferResult.WAITS;
  }

  Optional<DeliveryState.BoundedWait> waiting() {
    return state instanceof DeliveryState.BoundedWait waiting
        ? Optional.of(waiting)
        : Optional.empty();
  }

  /** What kept it parked may be mended. */
  void tryAtOnce(Instant now) {
    if (state instanceof DeliveryState.Parked) {
      wake(now);
    }
  }

  /** The destination is back. What waits for a newer notification goes on waiting for it. */
  void wake(Instant now) {
    var due = waitsForNewerUntil.filter(now::isBefore).orElse(now);
    state =
        switch (state) {
          case DeliveryState.Parked(int attempts, _) -> new DeliveryState.Parked(attempts, due);
          case DeliveryState.Retry(int attempts, _) -> new DeliveryState.Retry(attempts, due);
          case DeliveryState.Pending _, DeliveryState.InFlight _, DeliveryState.Done _ -> state;
        };
  }

  /** The destination has not heard of this episode yet. */
  boolean isPage() {
    return !told.isContinuedBy(notification());
  }

  /** When the newest notification was decided that needs not be repeated. */
  Optional<Instant> sentUpTo() {
    return sentUpTo;
  }

  /** When an attempt failed last; empty once one succeeded. */
  Optional<Instant> failedAt() {
    return failedAt;
  }

  GroupNotification notification() {
    return current.orElseThrow();
  }

  AttemptInProgress start(DestinationQueue lane, Instant now) {
    var inFlight = waiting().orElseThrow().start();
    state = inFlight;
    return new AttemptInProgress(
        lane, this, notification(), inFlight.attempts(), coordinates(), waitForNewer(now));
  }

  /** What the answer leads to; {@link #settle} makes it so once it is on record. */
  DeliveryState after(ProviderAnswer answer, Instant now, DeliveryRules rules) {
    if (answer instanceof ProviderAnswer.TryAgain again && !again.progress().isEmpty()) {
      progress = again.progress();
    }
    if (answer instanceof ProviderAnswer.Accepted accepted) {
      told = new LastNotification(notification().generation(), accepted.coordinates());
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
    newer.ifPresent(notification -> want(notification, now));
    newer = Optional.empty();
  }

  /** Where the message is, to be kept with the outcome. */
  Map<String, String> coordinates() {
    var known = new HashMap<>(told.coordinatesFor(notification()));
    known.putAll(progress);
    return Map.copyOf(known);
  }

  /** The coordinates to record once the provider took the notification. */
  Map<String, String> toldCoordinates() {
    return told.coordinates();
  }

  boolean isIdleSince(Instant time) {
    return state instanceof DeliveryState.Done && touched.isBefore(time);
  }

  private void want(GroupNotification notification, Instant now) {
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

  /** Thousands of groups are told and quiet; their alerts need not stay in memory. */
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

  /** Once for each notification; if none comes, this one is still the best there is. */
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

  /**
   * The router may say again what it said before a crash, in the same order and with the same ids.
   */
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
