package io.tocsin.gateway.ingest;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.gateway.log.NotDurablyStored;
import java.util.concurrent.CompletionStage;

/** Where accepted alerts are made safe. */
interface AlertLog {
  LogState state();

  /**
   * Never blocks.
   *
   * @return completes when the batch survives the death of this process; fails with {@link
   *     NotDurablyStored} when it may not
   */
  CompletionStage<Void> append(int partition, AlertBatch batch);
}
