package io.tocsin.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.executions.ExecutionReported;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecutionLineTest {

  @Test
  void eachStateOfAnExecutionIsALine() {
    var line = ExecutionLine.of(report(Optional.empty())).orElseThrow();

    assertThat(line.event()).isEqualTo("execution changed its state");
    assertThat(line.fields())
        .containsEntry("runbook", "restart-guest")
        .containsEntry("state", "SUCCEEDED")
        .containsEntry("target", "pve/101")
        .doesNotContainKey("group");
  }

  @Test
  void stepsHaveNone() {
    assertThat(ExecutionLine.of(report(Optional.of("restart")))).isEmpty();
  }

  private static ExecutionReported report(Optional<String> step) {
    return new ExecutionReported(
        ExecutionReported.SCHEMA_VERSION,
        "id",
        Instant.parse("2026-11-24T10:00:00Z"),
        "execution",
        1,
        "restart-guest",
        3,
        "SUCCEEDED",
        step,
        Optional.of("pve/101"),
        Optional.empty(),
        Optional.empty(),
        "runs again");
  }
}
