package io.tocsin.notifier.delivery;

import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.model.notification.NotificationReason;
import java.util.Map;

/**
 * The last notification that a destination accepted for a group.
 *
 * @param coordinates where the provider keeps the message; empty if this generation was never
 *     notified
 */
record LastNotification(long generation, Map<String, String> coordinates) {
  static final LastNotification NOTHING = new LastNotification(0, Map.of());

  LastNotification {
    coordinates = Map.copyOf(coordinates);
  }

  /**
   * The coordinates of the message that this notification continues. A first notification never
   * continues one, even if the router forgot the group and restarts its generations.
   */
  Map<String, String> coordinatesFor(GroupNotification notification) {
    return isContinuedBy(notification) || isStillOpenIn(notification) ? coordinates : Map.of();
  }

  /** Whether the destination was notified of the episode that this notification belongs to. */
  boolean isContinuedBy(GroupNotification notification) {
    return !coordinates.isEmpty()
        && notification.generation() == generation
        && notification.reason() != NotificationReason.FIRST_NOTIFICATION;
  }

  /** The message still shows an alert as firing, and this notification resolves it. */
  private boolean isStillOpenIn(GroupNotification notification) {
    return notification.carried().stream().anyMatch(alert -> alert.generation() == generation);
  }
}
