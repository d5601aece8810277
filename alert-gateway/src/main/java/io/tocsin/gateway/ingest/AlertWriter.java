package io.tocsin.gateway.ingest;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.gateway.log.NotDurablyStored;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Writes the alerts of one report to the log, in batches by partition and in their order. */
record AlertWriter(AlertLog log) {

  /**
   * @return fails with {@link NotDurablyStored} if any alert may not be durably stored
   */
  CompletionStage<Void> write(String source, Instant now, Collection<AlertEntry> entries) {
    if (entries.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return switch (log.state()) {
      case LogState.Unknown(var reason) ->
          CompletableFuture.failedFuture(
              new NotDurablyStored("alerts cannot be written to Kafka: " + reason));
      case LogState.Reachable(int partitions) -> write(source, now, entries, partitions);
      case LogState.Impaired(int partitions, var reason) -> write(source, now, entries, partitions);
    };
  }

  private CompletionStage<Void> write(
      String source, Instant now, Collection<AlertEntry> entries, int partitions) {
    return CompletableFuture.allOf(
        PartitionedBatch.split(source, now, entries, partitions).stream()
            .map(part -> log.append(part.partition(), part.batch()).toCompletableFuture())
            .toArray(CompletableFuture[]::new));
  }
}
