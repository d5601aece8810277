package io.tocsin.notifier.delivery;

import io.tocsin.events.deliveries.DeliveryReported;

/** Records the outcomes of deliveries. */
public interface DeliveryLog {
  /** Returns once the outcome is durably stored; retries until it is. */
  void record(int partition, DeliveryReported report) throws InterruptedException;

  /** Records the outcome on a best-effort basis, for outcomes that a final one will replace. */
  void mention(int partition, DeliveryReported report);
}
