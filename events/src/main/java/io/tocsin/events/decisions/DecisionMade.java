package io.tocsin.events.decisions;

import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.notification.Destination;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One decision of the router about one group.
 *
 * @param reason why, in the words of the notification
 * @param notificationId the resulting notification or start request, if any
 */
public record DecisionMade(
    int schemaVersion,
    String id,
    Instant at,
    DecisionKind kind,
    GroupId groupId,
    GroupKey groupKey,
    long generation,
    Optional<Destination> destination,
    String reason,
    List<Fingerprint> alerts,
    Optional<String> notificationId) {
  public static final int SCHEMA_VERSION = 1;

  public DecisionMade {
    alerts = List.copyOf(alerts);
  }
}
