package io.tocsin.runner.engine;

import io.tocsin.runner.execution.Execution;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.execution.StepProgress;
import io.tocsin.runner.runbook.Runbook;
import io.tocsin.runner.runbook.Step;
import io.tocsin.runner.step.StepCatalog;
import io.tocsin.runner.step.StepType;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long an execution that may change nothing now, for the kill switch or for another one that
 * has its guest, can be left alone. What the guest is like does not matter until it goes on: then
 * all of that is looked at again. Pure.
 *
 * @param maxAge of a request that has not begun
 */
record HoldPause(StepCatalog types, Duration maxAge) {
  /**
   * @param steps that have begun
   * @param longest for an end of the hold that nobody told of
   * @return empty if it has to be looked at now: it changes nothing, its worker died, it is too
   *     old, or its time is up
   */
  Optional<Duration> of(
      Execution execution,
      Runbook runbook,
      List<StepProgress> steps,
      Duration longest,
      Instant now) {
    if (execution.state() == ExecutionState.RUNNING || !mutates(runbook)) {
      return Optional.empty();
    }
    var left = Duration.between(now, end(execution, runbook, steps));
    return Optional.of(left.compareTo(longest) < 0 ? left : longest).filter(Duration::isPositive);
  }

  private boolean mutates(Runbook runbook) {
    return runbook.steps().stream()
        .flatMap(step -> types.find(step.type()).stream())
        .anyMatch(StepType::mutates);
  }

  private Instant end(Execution execution, Runbook runbook, List<StepProgress> steps) {
    return execution
        .startedAt()
        .map(began -> end(began, runbook, steps))
        .orElseGet(() -> execution.wantedAt().plus(maxAge));
  }

  /** Of the step that is under way, or of the whole. */
  private Instant end(Instant began, Runbook runbook, List<StepProgress> steps) {
    var whole = Stream.of(began.plus(runbook.limits().timeout()));
    var ofSteps =
        steps.stream()
            .filter(progress -> !progress.state().isFinal())
            .flatMap(
                progress -> timeout(runbook, progress).map(progress.startedAt()::plus).stream());
    return Stream.concat(whole, ofSteps).min(Comparator.naturalOrder()).orElseThrow();
  }

  private Optional<Duration> timeout(Runbook runbook, StepProgress progress) {
    return runbook.steps().stream()
        .filter(step -> step.id().equals(progress.id()))
        .findFirst()
        .flatMap(Step::timeout)
        .or(() -> types.find(progress.type()).map(StepType::defaultTimeout));
  }
}
