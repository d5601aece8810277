package io.tocsin.gateway.receiver;

import io.tocsin.events.notifications.GroupNotification;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was written. */
final class MemoryTestMessages implements TestNotificationLog {
  private final List<GroupNotification> written = new ArrayList<>();

  @Override
  public void write(List<GroupNotification> messages) {
    written.addAll(messages);
  }

  List<GroupNotification> written() {
    return List.copyOf(written);
  }
}
