package io.tocsin.runner.execution.postgres;

import io.tocsin.runner.database.DatabaseClock;
import io.tocsin.runner.database.JsonColumn;
import io.tocsin.runner.execution.AttemptLog;
import io.tocsin.runner.execution.Execution;
import io.tocsin.runner.execution.ExecutionRequest;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.execution.PinnedVersion;
import io.tocsin.runner.execution.StepAttempt;
import io.tocsin.runner.execution.StepProgress;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Executions for REST and start requests; workers use the journal instead. */
@Singleton
@Transactional
public class Executions {
  private final ExecutionRows rows;
  private final StepRows steps;
  private final AttemptRows attempts;
  private final TaskLogRows logs;
  private final Reports reports;
  private final DatabaseClock clock;

  Executions(
      ExecutionRows rows,
      StepRows steps,
      AttemptRows attempts,
      TaskLogRows logs,
      Reports reports,
      DatabaseClock clock) {
    this.rows = rows;
    this.steps = steps;
    this.attempts = attempts;
    this.logs = logs;
    this.reports = reports;
    this.clock = clock;
  }

  /** Stores a start request. A known request is left unchanged. */
  public Added add(
      ExecutionRequest request, PinnedVersion runbook, ExecutionState state, String reason) {
    rows.lockKey(request.idempotencyKey());
    var known = rows.withKey(request.idempotencyKey());
    if (known.isPresent()) {
      return new Added(
          known.get().toExecution(),
          false,
          known.get().requestContent.equals(StorableText.withoutNul(request.content())));
    }
    var row = row(request, runbook);
    row.state = state;
    row.reason = StorableText.of(reason);
    row.finishedAt = state.isFinal() ? row.createdAt : null;
    reports.execution(row, row.createdAt);
    rows.persistAndFlush(row);
    return new Added(row.toExecution(), true, true);
  }

  private ExecutionRow row(ExecutionRequest request, PinnedVersion runbook) {
    var row = new ExecutionRow();
    row.id = UUID.randomUUID();
    row.idempotencyKey = request.idempotencyKey();
    row.requestContent = StorableText.withoutNul(request.content());
    row.runbook = StorableText.of(request.runbook());
    row.runbookVersion = runbook.version();
    row.runbookHash = runbook.hash();
    row.automatic = request.automatic();
    row.needsApproval = request.needsApproval();
    row.requestedBy = StorableText.of(request.requestedBy());
    row.because = StorableText.of(request.because());
    row.requestedAt = request.requestedAt();
    row.inputs = JsonColumn.write(request.inputs());
    row.alertCluster = request.alertCluster().map(StorableText::of).orElse(null);
    row.groupId = request.groupId().orElse(null);
    row.groupKey = request.groupKey().map(StorableText::withoutNul).orElse(null);
    row.alertOrigin = request.origin().map(JsonColumn::write).orElse(null);
    row.episode = request.episode().orElse(null);
    row.createdAt = clock.now();
    return row;
  }

  public Optional<Execution> find(UUID id) {
    return rows.findByIdOptional(id).map(ExecutionRow::toExecution);
  }

  public List<StepProgress> steps(UUID id) {
    return steps.of(id).stream().map(StepRow::toProgress).toList();
  }

  public List<AttemptLog> logs(UUID id) {
    return logs.of(id).stream().map(TaskLogRow::toLog).toList();
  }

  public List<StepAttempt> attempts(UUID id) {
    return attempts.of(id).stream().map(AttemptRow::toAttempt).toList();
  }

  public List<Execution> newest(
      int limit, Optional<String> runbook, Optional<ExecutionState> state) {
    return rows.newest(limit, runbook, state).stream().map(ExecutionRow::toExecution).toList();
  }

  /**
   * @param isNew false if the request was already stored
   * @param sameRequest false if the key was used before for a different request
   */
  public record Added(Execution execution, boolean isNew, boolean sameRequest) {}
}
