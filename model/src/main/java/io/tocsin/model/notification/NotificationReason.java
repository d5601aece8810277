package io.tocsin.model.notification;

/** Why a notification is sent, or that none is. The texts are Alertmanager's. */
public enum NotificationReason {
  FIRST_NOTIFICATION("first notification"),
  NEW_ALERTS_ADDED("new alerts added"),
  SOME_ALERTS_RESOLVED("some alerts resolved"),
  ALL_ALERTS_RESOLVED("all alerts resolved"),
  REPEAT_INTERVAL_ELAPSED("repeat interval elapsed"),
  NOTHING_NEW("none");

  private final String text;

  NotificationReason(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
