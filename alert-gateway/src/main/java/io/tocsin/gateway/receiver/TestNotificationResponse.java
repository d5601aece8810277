package io.tocsin.gateway.receiver;

import io.tocsin.events.notifications.GroupNotification;
import java.util.List;

/**
 * The destinations of a test notification, with the ids of its outcomes in {@code
 * tocsin.deliveries}.
 */
record TestNotificationResponse(String receiver, List<Message> messages) {

  /**
   * @param destination {@code receiver/integration[index]}
   */
  record Message(String destination, String notificationId) {}

  static TestNotificationResponse of(String receiver, List<GroupNotification> messages) {
    return new TestNotificationResponse(
        receiver,
        messages.stream()
            .map(message -> new Message(message.destination().toString(), message.id()))
            .toList());
  }
}
