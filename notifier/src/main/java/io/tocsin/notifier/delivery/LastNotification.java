package io.tocsin.notifier.delivery;

import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.model.notification.NotificationReason;
import java.util.Map;

/**
 * What a destination was last told about a group.
 *
 * @param coordinates where the provider keeps the message; empty if this generation was never told
 */
record LastNotification(long generation, Map<String, String> coordinates) {
  static final LastNotification NOTHING = new LastNotification(0, Map.of());

  LastNotification {
    coordinates = Map.copyOf(coordinates);
  }

  /**
   * Where the message is that this notification continues. A first notification never continues
   * one, even if the router forgot the group and counts its generations anew.
   */
  Map<String, String> coordinatesFor(GroupNotification notification) {
    return isContinuedBy(notification) || isStillOpenIn(notification) ? coordinates : Map.of();
  }

  /** Whether the destination was told of the episode that this notification is about. */
  boolean isContinuedBy(GroupNotification notification) {
    return !coordinates.isEmpty()
        && notification.generation() == generation
        && notification.reason() != NotificationReason.FIRST_NOTIFICATION;
  }

  /** The message still says that something fires, and this notification is what ends it. */
  private boolean isStillOpenIn(GroupNotification notification) {
    return notification.carried().stream().anyMatch(alert -> alert.generation() == generation);
  }
}
