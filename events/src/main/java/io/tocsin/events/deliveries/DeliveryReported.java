package io.tocsin.events.deliveries;

import io.tocsin.events.notifications.NotificationKey;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The outcome of the newest attempt to deliver a group's newest notification.
 *
 * @param attempts made so far for this notification
 * @param retryAt when it is tried again, if it is
 * @param answer what the provider said, shortened, without secrets
 * @param coordinates where the provider keeps the message, in its own terms: {@code channel} and
 *     {@code ts}, {@code dedup_key}, {@code message_id}; carried on from delivery to delivery of
 *     the same generation
 * @param sentUpTo when the newest notification was decided that this destination accepted about
 *     this group, or did not want; carried on from report to report
 * @param parkedSince since when the destination as a whole needs a person
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

  /** Nothing is known of earlier notifications, and the destination works. */
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
