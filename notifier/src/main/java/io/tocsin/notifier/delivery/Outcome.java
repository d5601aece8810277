package io.tocsin.notifier.delivery;

import io.tocsin.events.deliveries.DeliveryReported;

/**
 * What an attempt led to, to be put on record.
 *
 * @param partition of the notification, and so of the report
 */
record Outcome(int partition, DeliveryState state, DeliveryReported report) {
  boolean isFinal() {
    return state instanceof DeliveryState.Done;
  }
}
