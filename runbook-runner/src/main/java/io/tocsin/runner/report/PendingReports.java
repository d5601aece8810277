package io.tocsin.runner.report;

import io.tocsin.events.executions.ExecutionReported;
import io.tocsin.runner.database.JsonColumn;
import io.tocsin.runner.work.WorkWritten;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Writes reports to the outbox, in the transaction of the state change. */
@Singleton
public class PendingReports {
  private final OutboxRows outbox;
  private final Event<WorkWritten> work;

  PendingReports(OutboxRows outbox, Event<WorkWritten> work) {
    this.outbox = outbox;
    this.work = work;
  }

  public void add(ExecutionReported report) {
    var row = new OutboxRow();
    row.executionId = UUID.fromString(report.executionId());
    row.payload = JsonColumn.write(report);
    row.createdAt = report.at();
    outbox.persist(row);
    work.fire(new WorkWritten());
  }
}
