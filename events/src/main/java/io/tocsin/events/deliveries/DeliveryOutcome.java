package io.tocsin.events.deliveries;

/** State of the delivery of a notification after an attempt. */
public enum DeliveryOutcome {
  /** The provider accepted it. */
  SENT,
  /** Not sent, by configuration of the receiver. */
  NOT_WANTED,
  /** Failed; will be retried. */
  RETRY,
  /** The destination needs a person; retried slowly until then. */
  PARKED,
  /** Given up; never sent. */
  DEAD
}
