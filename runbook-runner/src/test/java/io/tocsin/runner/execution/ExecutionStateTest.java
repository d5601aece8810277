package io.tocsin.runner.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("states and their legal moves")
class ExecutionStateTest {
  @ParameterizedTest
  @CsvSource({
    "REQUESTED, QUEUED",
    "REQUESTED, AWAITING_APPROVAL",
    "AWAITING_APPROVAL, EXPIRED",
    "QUEUED, RUNNING",
    "RUNNING, WAITING",
    "WAITING, RUNNING",
    "RUNNING, NEEDS_HUMAN",
    "NEEDS_HUMAN, FAILED"
  })
  void legalMoveIsMade(ExecutionState from, ExecutionState to) {
    assertThat(from.to(to)).isEqualTo(to);
  }

  @ParameterizedTest
  @CsvSource({
    "REQUESTED, RUNNING",
    "AWAITING_APPROVAL, RUNNING",
    "REJECTED, QUEUED",
    "EXPIRED, QUEUED",
    "SUCCEEDED, RUNNING",
    "NEEDS_HUMAN, RUNNING"
  })
  void illegalMoveIsOurBug(ExecutionState from, ExecutionState to) {
    assertThatIllegalStateException().isThrownBy(() -> from.to(to));
  }

  @Test
  void needingAPersonIsNoEnd() {
    assertThat(ExecutionState.NEEDS_HUMAN.isFinal()).isFalse();
    assertThat(Arrays.stream(ExecutionState.values()).filter(ExecutionState::isFinal))
        .containsExactlyInAnyOrder(
            ExecutionState.DENIED,
            ExecutionState.SUPPRESSED,
            ExecutionState.REJECTED,
            ExecutionState.EXPIRED,
            ExecutionState.SUCCEEDED,
            ExecutionState.SUCCEEDED_WITH_WARNINGS,
            ExecutionState.FAILED,
            ExecutionState.TIMED_OUT);
  }

  @ParameterizedTest
  @CsvSource({
    "INTENT, SUBMITTED",
    "INTENT, NOT_STARTED",
    "SUBMITTED, WARNED",
    "SUBMITTED, UNKNOWN"
  })
  void attemptGoesOn(AttemptState from, AttemptState to) {
    assertThat(from.to(to)).isEqualTo(to);
  }

  @ParameterizedTest
  @CsvSource({"SUBMITTED, NOT_STARTED", "SUBMITTED, INTENT", "DONE, FAILED", "UNKNOWN, DONE"})
  void attemptNeverGoesBack(AttemptState from, AttemptState to) {
    assertThatIllegalStateException().isThrownBy(() -> from.to(to));
  }
}
