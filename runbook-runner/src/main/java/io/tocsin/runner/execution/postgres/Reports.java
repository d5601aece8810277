package io.tocsin.runner.execution.postgres;

import io.tocsin.events.executions.ExecutionReported;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import io.tocsin.runner.report.PendingReports;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Reports each state change to other services, in its transaction. */
@Singleton
class Reports {
  private final PendingReports pending;

  Reports(PendingReports pending) {
    this.pending = pending;
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
    pending.add(
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
            text));
  }
}
