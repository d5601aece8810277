package io.tocsin.events.deliveries;

import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The outcome of the latest attempt to deliver the newest notification of a group.
 *
 * @param attempts number of attempts for this notification so far
 * @param retryAt time of the next attempt, if any
 * @param answer the provider's answer, shortened, without secrets
 * @param coordinates identifies the message at the provider: {@code channel} and {@code ts}, {@code
 *     dedup_key}, {@code message_id}; carried over between deliveries of the same generation
 * @param sentUpTo decision time of the newest notification about this group that this destination
 *     accepted or does not want; carried over from report to report
 * @param parkedSince since when the whole destination needs a person
 */
public record DeliveryReported(
    int schemaVersion,
    String id,
    Instant at,
    Destination destination,
    GroupId groupId,
    GroupKey groupKey,
    String notificationId,
    long generation,
    DeliveryOutcome outcome,
    int attempts,
    Optional<Instant> retryAt,
    String answer,
    Map<String, String> coordinates,
    Optional<Instant> sentUpTo,
    Optional<Instant> parkedSince) {
  public static final int SCHEMA_VERSION = 1;

  public DeliveryReported {
    coordinates = Map.copyOf(coordinates);
  }

  /** A report without earlier notifications, about a working destination. */
  public DeliveryReported(
      int schemaVersion,
      String id,
      Instant at,
      Destination destination,
      GroupId groupId,
      GroupKey groupKey,
      String notificationId,
      long generation,
      DeliveryOutcome outcome,
      int attempts,
      Optional<Instant> retryAt,
      String answer,
      Map<String, String> coordinates) {
    this(
        schemaVersion,
        id,
        at,
        destination,
        groupId,
        groupKey,
        notificationId,
        generation,
        outcome,
        attempts,
        retryAt,
        answer,
        coordinates,
        Optional.empty(),
        Optional.empty());
  }

  public NotificationKey key() {
    return new NotificationKey(destination, groupId);
  }
}
