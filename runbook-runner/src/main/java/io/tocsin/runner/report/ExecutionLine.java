package io.tocsin.runner.report;

import io.tocsin.events.executions.ExecutionReported;
import io.tocsin.log.LogEvent;
import java.util.Optional;

/** The log line for each state change of an execution; steps are not logged. */
final class ExecutionLine {
  private ExecutionLine() {}

  static Optional<LogEvent> of(ExecutionReported report) {
    return report.step().isPresent()
        ? Optional.empty()
        : Optional.of(
            LogEvent.of("execution changed its state")
                .with("execution", report.executionId())
                .with("runbook", report.runbook())
                .with("version", report.runbookVersion())
                .with("state", report.state())
                .with("target", report.target())
                .with("group", report.groupKey())
                .with("reason", report.text()));
  }
}
