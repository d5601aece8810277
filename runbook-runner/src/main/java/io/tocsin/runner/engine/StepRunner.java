package io.tocsin.runner.engine;

import io.tocsin.runner.execution.Execution;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.execution.Journal;
import io.tocsin.runner.execution.StepState;
import io.tocsin.runner.execution.Transitions;
import io.tocsin.runner.proxmox.RemainingTime;
import io.tocsin.runner.runbook.OnFailure;
import io.tocsin.runner.runbook.Step;
import io.tocsin.runner.step.StepCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Runs the steps of an execution in order and determines its final state. */
final class StepRunner {
  private final Journal journal;
  private final Transitions transitions;
  private final StepCatalog types;
  private final EngineSettings settings;
  private final WorkerStop stop;

  StepRunner(Journal journal, StepCatalog types, EngineSettings settings, WorkerStop stop) {
    this.journal = journal;
    this.transitions = journal.transitions();
    this.types = types;
    this.settings = settings;
    this.stop = stop;
  }

  void run(Execution execution, Plan plan, HeldLease held, FinalCheck guards) {
    var now = journal.now();
    var ends = execution.startedAt().orElse(now).plus(plan.version().runbook().limits().timeout());
    RemainingTime.during(
        Duration.between(now, ends),
        () -> {
          run(plan, held, guards, ends);
          return ends;
        });
  }

  private void run(Plan plan, HeldLease held, FinalCheck guards, Instant ends) {
    boolean warnings = false;
    int position = 0;
    for (var step : plan.version().runbook().steps()) {
      var end = runStep(step, position++, plan, held, guards, ends);
      if (end.isEmpty()) {
        return;
      }
      if (end.get() == StepState.UNKNOWN) {
        finish(
            held,
            ExecutionState.NEEDS_HUMAN,
            "the outcome of step " + step.id() + " cannot be proved");
        return;
      }
      if (end.get() == StepState.FAILED && step.onFailure() == OnFailure.STOP) {
        failed(held, step, ends);
        return;
      }
      warnings |= end.get() != StepState.SUCCEEDED;
    }
    finish(
        held,
        warnings ? ExecutionState.SUCCEEDED_WITH_WARNINGS : ExecutionState.SUCCEEDED,
        "all steps are done");
  }

  /** Empty if the execution was paused or ended by a guard. */
  private Optional<StepState> runStep(
      Step step, int position, Plan plan, HeldLease held, FinalCheck guards, Instant ends) {
    var progress = journal.steps().start(held.lease(), position, step.id(), step.type());
    if (progress.state().isFinal()) {
      return Optional.of(progress.state());
    }
    var type = types.find(step.type()).orElseThrow();
    var own = progress.startedAt().plus(step.timeout().orElse(type.defaultTimeout()));
    var stepEnds = own.isBefore(ends) ? own : ends;
    var run =
        new StepRun(
            journal,
            plan,
            step,
            type,
            progress.startedAt(),
            stepEnds,
            held,
            guards,
            settings,
            stop);
    var end = run.run();
    if (end.isEmpty()) {
      run.rejectedBy()
          .ifPresentOrElse(
              decision -> transitions.decide(held.lease(), decision),
              () -> pause(held, run.heldBack(), stepEnds));
    }
    return end;
  }

  /** Pauses until the step's deadline, at most the hold interval. */
  private void pause(HeldLease held, String heldBack, Instant ends) {
    var left = Duration.between(journal.now(), ends);
    var seldom = settings.lookAtHeldEvery();
    var pause = left.isPositive() && left.compareTo(seldom) < 0 ? left : seldom;
    var why = "paused, the kill switch was pulled during the execution and holds the " + heldBack;
    var as = Optional.of(ExecutionState.WAITING);
    if (!transitions.hold(held.lease(), pause, as, why)) {
      transitions.postpone(held.lease(), settings.lookAgainEvery(), as, why);
    }
  }

  private void failed(HeldLease held, Step step, Instant ends) {
    boolean outOfTime = !journal.now().isBefore(ends.minus(Duration.ofMillis(1)));
    finish(
        held,
        outOfTime ? ExecutionState.TIMED_OUT : ExecutionState.FAILED,
        "step " + step.id() + " failed");
  }

  private void finish(HeldLease held, ExecutionState state, String reason) {
    transitions.finish(held.lease(), state, reason);
  }
}
