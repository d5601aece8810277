package io.tocsin.notifier.delivery;

import io.tocsin.events.deliveries.DeliveryReported;

/**
 * What an attempt led to, to be put on record.
 *
 * @param partition of the notification, and so of the report
 * @param reopened the destination was parked until now
 * @param stillParked it was parked before, and is
 */
record AttemptOutcome(
    int partition,
    DeliveryState state,
    DeliveryReported report,
    boolean reopened,
    boolean stillParked) {
  boolean isFinal() {
    return state instanceof DeliveryState.Done;
  }
}
