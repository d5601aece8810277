package io.tocsin.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tocsin.runner.execution.Execution;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.execution.StepProgress;
import io.tocsin.runner.execution.StepState;
import io.tocsin.runner.runbook.ApprovalRule;
import io.tocsin.runner.runbook.Limits;
import io.tocsin.runner.runbook.OnFailure;
import io.tocsin.runner.runbook.Runbook;
import io.tocsin.runner.runbook.Step;
import io.tocsin.runner.step.TestingSteps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HoldPauseTest {
  private static final Instant REQUESTED = Instant.parse("2026-11-30T09:00:00Z");
  private static final Duration TIMEOUT = Duration.ofMinutes(20);

  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final HoldPause pauses = new HoldPause(TestingSteps.catalog(), Duration.ofMinutes(15));

  @Test
  void requestIsLeftAloneUntilItIsTooOld() {
    assertThat(notBegun(Duration.ZERO)).contains(Duration.ofSeconds(30));
    assertThat(notBegun(Duration.ofMinutes(15).minusSeconds(10))).contains(Duration.ofSeconds(10));
    assertThat(notBegun(Duration.ofMinutes(15))).isEmpty();
  }

  @Test
  void executionThatBeganIsLeftAloneUntilItsTimeIsUp() {
    assertThat(begun(TIMEOUT.minusSeconds(50))).contains(Duration.ofSeconds(30));
    assertThat(begun(TIMEOUT.minusSeconds(20))).contains(Duration.ofSeconds(20));
    assertThat(begun(TIMEOUT)).isEmpty();
  }

  @Test
  void timeOfTheStepThatIsUnderWayCountsAsWell() {
    var ended = step("look", "guest.status", StepState.SUCCEEDED);
    var underWay = step("restart", "guest.restart", StepState.RUNNING);

    assertThat(begun(Duration.ofSeconds(50), ended, underWay)).contains(Duration.ofSeconds(10));
    assertThat(begun(Duration.ofMinutes(1), ended, underWay)).isEmpty();
  }

  @Test
  void executionWhoseWorkerDiedIsLookedAt() {
    var running = execution(ExecutionState.RUNNING, Optional.of(REQUESTED));

    assertThat(pauses.of(running, restart(), List.of(), LONGEST, REQUESTED)).isEmpty();
  }

  @Test
  void whatChangesNothingGoesOn() {
    var execution = execution(ExecutionState.REQUESTED, Optional.empty());

    assertThat(
            pauses.of(
                execution, runbook(aStep("look", "guest.status")), List.of(), LONGEST, REQUESTED))
        .isEmpty();
  }

  private Optional<Duration> notBegun(Duration age) {
    var execution = execution(ExecutionState.QUEUED, Optional.empty());
    return pauses.of(execution, restart(), List.of(), LONGEST, REQUESTED.plus(age));
  }

  private Optional<Duration> begun(Duration since, StepProgress... steps) {
    var execution = execution(ExecutionState.WAITING, Optional.of(REQUESTED));
    return pauses.of(execution, restart(), List.of(steps), LONGEST, REQUESTED.plus(since));
  }

  private static Runbook restart() {
    return runbook(aStep("look", "guest.status"), aStep("restart", "guest.restart"));
  }

  private static Step aStep(String id, String type) {
    return new Step(
        id,
        type,
        JsonNodeFactory.instance.objectNode(),
        Optional.of(Duration.ofMinutes(1)),
        OnFailure.STOP);
  }

  private static StepProgress step(String id, String type, StepState state) {
    return new StepProgress(id, type, state, REQUESTED, Optional.empty(), Map.of(), "");
  }

  private static Runbook runbook(Step... steps) {
    return new Runbook(
        "restart",
        "Restart",
        "",
        Map.of(),
        "101",
        new Limits(TIMEOUT, Optional.empty(), Optional.empty(), Optional.empty()),
        new ApprovalRule(false, Duration.ofMinutes(15), false),
        List.of(),
        List.of(steps));
  }

  private static Execution execution(ExecutionState state, Optional<Instant> startedAt) {
    return new Execution(
        UUID.randomUUID(),
        "restart",
        1,
        "hash",
        true,
        false,
        "receiver:test",
        "it is down",
        REQUESTED,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        state,
        "a test",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        REQUESTED,
        startedAt,
        Optional.empty());
  }
}
