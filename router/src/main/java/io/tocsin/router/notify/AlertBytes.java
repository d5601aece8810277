package io.tocsin.router.notify;

import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.events.serde.JsonSize;

/** Bytes that an alert takes in a notification or in the notification log. */
final class AlertBytes {
  /**
   * Names, times, fingerprint and punctuation of an alert, and of what says since when it is
   * carried.
   */
  private static final int FIXED = 400;

  private AlertBytes() {}

  static long of(NotifiedAlert alert) {
    return FIXED
        + JsonSize.of(alert.labels())
        + JsonSize.of(alert.annotations())
        + JsonSize.of(alert.generatorUrl());
  }

  /** No less than that, without looking at its texts. */
  static long atMost(NotifiedAlert alert) {
    return FIXED
        + JsonSize.atMost(alert.labels())
        + JsonSize.atMost(alert.annotations())
        + JsonSize.atMost(alert.generatorUrl());
  }
}
