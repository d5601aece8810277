package io.tocsin.gateway.ingest;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.gateway.log.NotDurablyStored;
import io.tocsin.model.alert.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps what is appended, in memory; or is down. */
final class FakeAlertLog implements AlertLog {
  private final List<PartitionedBatch> appended = new ArrayList<>();
  private volatile LogState state = new LogState.Reachable(4);
  private volatile boolean confirming = true;

  @Override
  public LogState state() {
    return state;
  }

  @Override
  public synchronized CompletionStage<Void> append(int partition, AlertBatch batch) {
    if (!confirming) {
      return CompletableFuture.failedFuture(new NotDurablyStored("the fake does not confirm"));
    }
    appended.add(new PartitionedBatch(partition, batch));
    return CompletableFuture.completedFuture(null);
  }

  void isGone() {
    state = new LogState.Unknown("the fake is gone");
  }

  void confirmsNothing() {
    confirming = false;
  }

  synchronized List<PartitionedBatch> records() {
    return List.copyOf(appended);
  }

  List<Alert> alerts() {
    return records().stream()
        .flatMap(part -> part.batch().entries().stream())
        .map(entry -> entry.alert())
        .toList();
  }
}
