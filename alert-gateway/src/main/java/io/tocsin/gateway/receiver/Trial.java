package io.tocsin.gateway.receiver;

import io.tocsin.events.notifications.GroupNotification;
import java.util.List;

/** What became of the wish to try a receiver out. */
sealed interface Trial {

  /** These are on their way, and safe. */
  record Written(String receiver, List<GroupNotification> messages) implements Trial {
    public Written {
      messages = List.copyOf(messages);
    }
  }

  record Unknown(String receiver) implements Trial {}

  /** It has no integration that tells people. */
  record TellsNobody(String receiver) implements Trial {}
}
