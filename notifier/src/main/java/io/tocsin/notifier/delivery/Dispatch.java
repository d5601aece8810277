package io.tocsin.notifier.delivery;

import io.tocsin.events.deliveries.DeliveryOutcome;
import io.tocsin.events.deliveries.DeliveryReported;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.notifier.receiver.Answer;
import io.tocsin.notifier.receiver.CutText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One attempt that is under way.
 *
 * @param coordinates where the provider keeps the message, or how far the last attempt got
 */
record Dispatch(
    Lane lane,
    GroupDelivery group,
    GroupNotification notification,
    int attempt,
    Map<String, String> coordinates) {
  private static final int LONGEST_ANSWER = 300;

  /** The same for every attempt, also after a restart, and different for each destination. */
  String deliveryId() {
    var name = notification.key() + notification.id();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  DeliveryReported report(
      DeliveryState state, Answer answer, Map<String, String> known, Instant now) {
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
        state instanceof DeliveryState.Waiting waiting
            ? Optional.of(waiting.dueAt())
            : Optional.empty(),
        CutText.to(LONGEST_ANSWER, answer.text()),
        known);
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
