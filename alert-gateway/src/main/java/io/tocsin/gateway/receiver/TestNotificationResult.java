package io.tocsin.gateway.receiver;

import io.tocsin.events.notifications.GroupNotification;
import java.util.List;

/** Result of a request for a test notification. */
sealed interface TestNotificationResult {

  /** The notifications are durably stored. */
  record Stored(String receiver, List<GroupNotification> messages)
      implements TestNotificationResult {
    public Stored {
      messages = List.copyOf(messages);
    }
  }

  record Unknown(String receiver) implements TestNotificationResult {}

  /** The receiver has no integration that notifies people. */
  record NoIntegration(String receiver) implements TestNotificationResult {}
}
