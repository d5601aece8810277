package io.tocsin.runner.execution.postgres;

import io.tocsin.runner.database.DatabaseClock;
import io.tocsin.runner.database.JsonColumn;
import io.tocsin.runner.execution.Lease;
import io.tocsin.runner.execution.StepProgress;
import io.tocsin.runner.execution.StepState;
import io.tocsin.runner.execution.Steps;
import io.tocsin.runner.output.StoredText;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@Singleton
@Transactional
class PostgresSteps implements Steps {
  private final ExecutionRows executions;
  private final StepRows steps;
  private final Reports reports;
  private final DatabaseClock clock;

  PostgresSteps(ExecutionRows executions, StepRows steps, Reports reports, DatabaseClock clock) {
    this.executions = executions;
    this.steps = steps;
    this.reports = reports;
    this.clock = clock;
  }

  @Override
  public List<StepProgress> of(UUID executionId) {
    return steps.of(executionId).stream().map(StepRow::toProgress).toList();
  }

  @Override
  public StepProgress start(Lease lease, int position, String stepId, String type) {
    var row = executions.owned(lease);
    return steps
        .findByIdOptional(new StepRow.Key(row.id, stepId))
        .orElseGet(() -> begun(row, position, stepId, type))
        .toProgress();
  }

  private StepRow begun(ExecutionRow row, int position, String stepId, String type) {
    var step = new StepRow();
    step.executionId = row.id;
    step.stepId = stepId;
    step.position = position;
    step.type = type;
    step.state = StepState.RUNNING;
    step.startedAt = clock.now();
    step.outputs = "{}";
    step.note = "";
    steps.persist(step);
    row.crashCount = 0;
    reports.step(row, stepId, step.state.name(), type, step.startedAt);
    return step;
  }

  @Override
  public void end(
      Lease lease, String stepId, StepState state, Map<String, Object> outputs, String note) {
    var row = executions.owned(lease);
    var step = steps.findById(new StepRow.Key(row.id, stepId));
    step.state = state;
    step.finishedAt = clock.now();
    step.outputs = kept(outputs);
    step.note = note;
    row.crashCount = 0;
    reports.step(row, stepId, state.name(), note, step.finishedAt);
  }

  /**
   * Truncated JSON is invalid, so an output that is too long is stored as a text with size and
   * hash.
   */
  private static String kept(Map<String, Object> outputs) {
    var kept = StoredText.startOf(JsonColumn.write(outputs), StoredText.STEP_OUTPUT_BYTES);
    return kept.isCut()
        ? JsonColumn.write(
            Map.of("cut", kept.text(), "bytes", kept.wholeBytes(), "sha256", kept.wholeSha256()))
        : kept.text();
  }
}
