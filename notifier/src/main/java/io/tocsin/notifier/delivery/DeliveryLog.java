package io.tocsin.notifier.delivery;

import io.tocsin.events.deliveries.DeliveryReported;

/** Where outcomes are put on record. */
public interface DeliveryLog {
  /** Returns once the record is safe; tries until it is. */
  void record(int partition, DeliveryReported report) throws InterruptedException;

  /** Records it when it can. Good enough for what will be replaced by a final outcome. */
  void mention(int partition, DeliveryReported report);
}
