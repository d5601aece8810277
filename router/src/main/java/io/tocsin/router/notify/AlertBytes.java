package io.tocsin.router.notify;

import io.tocsin.events.notifications.NotifiedAlert;
import io.tocsin.events.serde.JsonSize;

/** Size of an alert in a notification or in the notification log, in bytes. */
final class AlertBytes {
  /** Names, times, fingerprint and punctuation of an alert and of its {@code carried} entry. */
  private static final int FIXED = 400;

  private AlertBytes() {}

  static long of(NotifiedAlert alert) {
    return FIXED
        + JsonSize.of(alert.labels())
        + JsonSize.of(alert.annotations())
        + JsonSize.of(alert.generatorUrl());
  }

  /** An upper bound, without reading the texts. */
  static long atMost(NotifiedAlert alert) {
    return FIXED
        + JsonSize.atMost(alert.labels())
        + JsonSize.atMost(alert.annotations())
        + JsonSize.atMost(alert.generatorUrl());
  }
}
