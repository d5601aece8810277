package io.tocsin.events.deliveries;

/** Where the delivery of a notification stands after an attempt. */
public enum DeliveryOutcome {
  /** The provider has it. */
  SENT,
  /** The receiver does not want to hear it, as configured; nothing left the process. */
  NOT_WANTED,
  /** It failed and will be tried again. */
  RETRY,
  /** The destination needs a person; tried slowly until then. */
  PARKED,
  /** It will never be sent. */
  DEAD
}
