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
 * How long an execution that is held by the kill switch or by another execution on its guest can be
 * paused. The guest is not checked meanwhile; when the execution continues, everything is checked
 * again. Pure.
 *
 * @param maxAge maximum age of a request that has not started
 */
record HoldPause(StepCatalog types, Duration maxAge) {
  /**
   * @param steps steps that have started
   * @param longest maximum pause, in case the end of the hold is not signalled
   * @return empty if it must be processed now: it changes nothing, its worker died, it is too old,
   *     or it has timed out
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

  /** The earlier of the current step's deadline and the execution's. */
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
