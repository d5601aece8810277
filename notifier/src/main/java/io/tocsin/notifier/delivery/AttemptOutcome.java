package io.tocsin.notifier.delivery;

import io.tocsin.events.deliveries.DeliveryReported;

/**
 * The outcome of an attempt, to be recorded in the delivery log.
 *
 * @param partition of the notification, hence of the report
 * @param reopened the destination was parked before this attempt and no longer is
 * @param stillParked the destination was parked before this attempt and still is
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
