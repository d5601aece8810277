package io.tocsin.gateway.receiver;

import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.gateway.log.NotDurablyStored;
import java.util.List;

/** Stores test notifications for the notifier. Blocks for ten seconds at most. */
interface TestNotificationLog {

  /**
   * @throws NotDurablyStored if any notification may not be stored
   */
  void write(List<GroupNotification> messages);
}
