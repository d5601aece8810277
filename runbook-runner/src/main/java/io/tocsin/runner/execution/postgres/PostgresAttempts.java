package io.tocsin.runner.execution.postgres;

import io.tocsin.runner.database.DatabaseClock;
import io.tocsin.runner.execution.AttemptState;
import io.tocsin.runner.execution.Attempts;
import io.tocsin.runner.execution.Lease;
import io.tocsin.runner.execution.StepAttempt;
import io.tocsin.runner.output.StoredText;
import io.tocsin.runner.proxmox.Upid;
import io.tocsin.runner.step.ActionResult;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

@Singleton
@Transactional
class PostgresAttempts implements Attempts {
  private final ExecutionRows executions;
  private final AttemptRows attempts;
  private final TaskLogRows logs;
  private final Reports reports;
  private final DatabaseClock clock;

  PostgresAttempts(
      ExecutionRows executions,
      AttemptRows attempts,
      TaskLogRows logs,
      Reports reports,
      DatabaseClock clock) {
    this.executions = executions;
    this.attempts = attempts;
    this.logs = logs;
    this.reports = reports;
    this.clock = clock;
  }

  @Override
  public List<StepAttempt> of(UUID executionId, String stepId) {
    return attempts.of(executionId, stepId).stream().map(AttemptRow::toAttempt).toList();
  }

  @Override
  public List<StepAttempt> of(UUID executionId) {
    return attempts.of(executionId).stream().map(AttemptRow::toAttempt).toList();
  }

  @Override
  public boolean submitted(Lease lease, StepAttempt attempt, Upid task) {
    var row = executions.owned(lease);
    var open = find(attempt);
    if (!attempts.claimTask(open, task.text())) {
      return false;
    }
    open.state = open.state.to(AttemptState.SUBMITTED);
    open.upid = task.text();
    open.submittedAt = clock.now();
    row.crashCount = 0;
    reports.step(row, open.stepId, "SUBMITTED", open.action.path() + ": " + task, open.submittedAt);
    return true;
  }

  @Override
  public void keepLog(Lease lease, StepAttempt attempt, StoredText log) {
    executions.owned(lease);
    logs.keep(attempt, log);
  }

  @Override
  public void settle(Lease lease, StepAttempt attempt, ActionResult result) {
    var row = executions.owned(lease);
    var open = find(attempt);
    open.state =
        open.state.to(
            switch (result) {
              case ActionResult.Done done when done.withWarnings() -> AttemptState.WARNED;
              case ActionResult.Done _ -> AttemptState.DONE;
              case ActionResult.Failed failed -> {
                open.errorClass = failed.kind();
                yield AttemptState.FAILED;
              }
              case ActionResult.NotStarted _ -> AttemptState.NOT_STARTED;
              case ActionResult.Unknown _ -> AttemptState.UNKNOWN;
            });
    open.note = result.text();
    open.settledAt = clock.now();
    row.crashCount = 0;
  }

  private AttemptRow find(StepAttempt attempt) {
    return attempts.findById(
        new AttemptRow.Key(attempt.executionId(), attempt.stepId(), attempt.number()));
  }
}
