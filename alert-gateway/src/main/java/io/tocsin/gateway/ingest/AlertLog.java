package io.tocsin.gateway.ingest;

import io.tocsin.events.alerts.AlertBatch;
import java.util.concurrent.CompletionStage;

/** Where accepted alerts are made safe. */
interface AlertLog {
  LogState state();

  /**
   * Never blocks.
   *
   * @return completes when the batch survives the death of this process; fails with {@link NotSafe}
   *     when it may not
   */
  CompletionStage<Void> append(int partition, AlertBatch batch);

  /** The alerts may or may not be in the log; sending them again is harmless, and needed. */
  final class NotSafe extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotSafe(String reason) {
      super(reason, null, false, false);
    }

    NotSafe(String reason, Throwable cause) {
      super(reason, cause, false, false);
    }
  }
}
