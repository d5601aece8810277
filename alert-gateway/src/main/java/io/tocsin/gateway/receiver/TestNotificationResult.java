package io.tocsin.gateway.receiver;

import io.tocsin.events.notifications.GroupNotification;
import java.util.List;

/** What became of the wish to try a receiver out. */
sealed interface TestNotificationResult {

  /** These are on their way, and safe. */
  record WritePositions(String receiver, List<GroupNotification> messages)
      implements TestNotificationResult {
    public WritePositions {
      messages = List.copyOf(messages);
    }
  }

  record Unknown(String receiver) implements TestNotificationResult {}

  /** It has no integration that tells people. */
  record TellsNobody(String receiver) implements TestNotificationResult {}
}
