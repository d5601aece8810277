package io.tocsin.gateway.receiver;

import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.gateway.log.NotDurablyStored;
import java.util.List;

/** Where test messages are put for the notifier. Calls block, for ten seconds at most. */
interface TestNotificationLog {

  /**
   * @throws NotDurablyStored if any of them may not be told
   */
  void write(List<GroupNotification> messages);
}
