package io.tocsin.notifier.delivery;

import io.tocsin.events.deliveries.DeliveryOutcome;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.notifier.receiver.CutText;
import io.tocsin.notifier.receiver.ProviderAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One attempt in progress.
 *
 * @param coordinates where the provider keeps the message, or how far the last attempt got
 * @param waitForNewer how long to wait for a newer notification, because this one may show a
 *     resolved alert as firing
 */
record AttemptInProgress(
    DestinationQueue queue,
    GroupDelivery group,
    GroupNotification notification,
    int attempt,
    Map<String, String> coordinates,
    Optional<Duration> waitForNewer) {
  private static final int LONGEST_ANSWER = 300;

  /** The same for every attempt, even after a restart; different for each destination. */
  String deliveryId() {
    var name = notification.key() + notification.id();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  DeliveryReported report(
      DeliveryState state,
      ProviderAnswer answer,
      Map<String, String> known,
      Optional<Instant> parkedSince,
      Instant now) {
    return new DeliveryReported(
        DeliveryReported.SCHEMA_VERSION,
        deliveryId() + "-" + attempt,
        now,
        notification.destination(),
        notification.groupId(),
        notification.groupKey(),
        notification.id(),
        notification.generation(),
        outcome(state),
        attempt,
        retryAt(state, answer),
        CutText.to(LONGEST_ANSWER, answer.text()),
        known,
        group.sentUpTo(),
        parkedSince);
  }

  /** A wait that the destination did not cause does not survive a restart. */
  private static Optional<Instant> retryAt(DeliveryState state, ProviderAnswer answer) {
    return state instanceof DeliveryState.Waiting waiting
            && !(answer instanceof ProviderAnswer.MayBeOutdated)
        ? Optional.of(waiting.dueAt())
        : Optional.empty();
  }

  private static DeliveryOutcome outcome(DeliveryState state) {
    return switch (state) {
      case DeliveryState.Sent _ -> DeliveryOutcome.SENT;
      case DeliveryState.NotWanted _ -> DeliveryOutcome.NOT_WANTED;
      case DeliveryState.Dead _ -> DeliveryOutcome.DEAD;
      case DeliveryState.Parked _ -> DeliveryOutcome.PARKED;
      case DeliveryState.Retry _, DeliveryState.Pending _, DeliveryState.InFlight _ ->
          DeliveryOutcome.RETRY;
    };
  }
}
