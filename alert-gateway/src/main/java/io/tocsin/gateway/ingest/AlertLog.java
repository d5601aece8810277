package io.tocsin.gateway.ingest;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.gateway.log.NotDurablyStored;
import java.util.concurrent.CompletionStage;

/** Stores accepted alerts durably. */
interface AlertLog {
  LogState state();

  /**
   * Never blocks.
   *
   * @return completes when the batch is durably stored; fails with {@link NotDurablyStored} if it
   *     may not be
   */
  CompletionStage<Void> append(int partition, AlertBatch batch);
}
