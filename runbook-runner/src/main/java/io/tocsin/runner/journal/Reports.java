package io.tocsin.runner.journal;

import io.tocsin.events.executions.ExecutionReported;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Writes reports for other services to the outbox, in the transaction of the state change. */
@Singleton
class Reports {
  private final OutboxRows outbox;
  private final Event<WorkWritten> work;

  Reports(OutboxRows outbox, Event<WorkWritten> work) {
    this.outbox = outbox;
    this.work = work;
  }

  void execution(ExecutionRow row, Instant now) {
    add(row, row.state.name(), Optional.empty(), row.reason, now);
  }

  void step(ExecutionRow row, String step, String state, String text, Instant now) {
    add(row, state, Optional.of(step), text, now);
  }

  private void add(
      ExecutionRow row, String state, Optional<String> step, String text, Instant now) {
    row.sequence++;
    var report =
        new ExecutionReported(
            ExecutionReported.SCHEMA_VERSION,
            row.id + ":" + row.sequence,
            now,
            row.id.toString(),
            row.sequence,
            row.runbook,
            row.runbookVersion,
            state,
            step,
            Optional.ofNullable(row.target),
            Optional.ofNullable(row.groupId).map(GroupId::new),
            Optional.ofNullable(row.groupKey).map(GroupKey::new),
            text);
    var out = new OutboxRow();
    out.executionId = row.id;
    out.payload = JsonColumn.write(report);
    out.createdAt = now;
    outbox.persist(out);
    work.fire(new WorkWritten());
  }
}
