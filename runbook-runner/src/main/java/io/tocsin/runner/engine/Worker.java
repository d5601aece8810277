package io.tocsin.runner.engine;

import io.tocsin.runner.execution.Claim;
import io.tocsin.runner.execution.Decision;
import io.tocsin.runner.execution.Execution;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.execution.GuardContext;
import io.tocsin.runner.execution.GuardDecisions;
import io.tocsin.runner.execution.GuardOutcome;
import io.tocsin.runner.execution.Journal;
import io.tocsin.runner.execution.Lease;
import io.tocsin.runner.execution.Transitions;
import io.tocsin.runner.guard.BlastRadius;
import io.tocsin.runner.guard.GuardFacts;
import io.tocsin.runner.guard.GuardVerdict;
import io.tocsin.runner.guard.Guards;
import io.tocsin.runner.proxmox.GuestListing;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs one execution from the state in the journal. Keeps no other state, so that another worker
 * can continue at any point.
 */
final class Worker {
  private final Journal journal;
  private final GuardDecisions decisions;
  private final Transitions transitions;
  private final Planner planner;
  private final Guards guards;
  private final HoldPause pauses;
  private final EngineSettings settings;
  private final StepRunner steps;

  Worker(
      Journal journal,
      Planner planner,
      Guards guards,
      HoldPause pauses,
      EngineSettings settings,
      StepRunner steps) {
    this.journal = journal;
    this.decisions = journal.decisions();
    this.transitions = journal.transitions();
    this.planner = planner;
    this.guards = guards;
    this.pauses = pauses;
    this.settings = settings;
    this.steps = steps;
  }

  void run(Claim claim, HeldLease held) {
    var lease = claim.lease();
    if (claim.crashes() > settings.maxCrashes()) {
      transitions.finish(
          lease,
          ExecutionState.NEEDS_HUMAN,
          "%d workers crashed in a row at the same point; the execution is not retried"
              .formatted(claim.crashes()));
      return;
    }
    if (isHeld(lease, claim.execution())) {
      return;
    }
    switch (planner.plan(claim.execution())) {
      case PlanResult.Ready(Plan plan) -> run(claim.execution(), plan, held);
      case PlanResult.Impossible(String why) -> impossible(claim, why);
      case PlanResult.Unreachable unreachable -> unreachable(claim, unreachable);
    }
  }

  /** Nothing can be changed now, so the inventory is not read either. */
  private boolean isHeld(Lease lease, Execution execution) {
    return isHeldByKillSwitch(lease, execution) || waitsForTarget(lease, execution);
  }

  private boolean isHeldByKillSwitch(Lease lease, Execution execution) {
    return decisions.isKillSwitchPulled()
        && pause(execution, settings.lookAtHeldEvery())
            .map(pause -> hold(lease, execution, pause))
            .orElse(false);
  }

  private boolean waitsForTarget(Lease lease, Execution execution) {
    boolean waits = execution.state() == ExecutionState.WAITING && execution.startedAt().isEmpty();
    return waits
        && pause(execution, settings.lookAgainEvery())
            .map(pause -> transitions.awaitTarget(lease, pause))
            .orElse(false);
  }

  private Optional<Duration> pause(Execution execution, Duration longest) {
    return planner
        .runbook(execution)
        .flatMap(
            runbook ->
                pauses.of(
                    execution,
                    runbook,
                    journal.steps().of(execution.id()),
                    longest,
                    journal.now()));
  }

  private boolean hold(Lease lease, Execution execution, Duration pause) {
    boolean requested = execution.state() == ExecutionState.REQUESTED;
    // An execution paused in the middle keeps its reason, which names the held call.
    return transitions.hold(
        lease,
        pause,
        requested ? Optional.empty() : Optional.of(ExecutionState.WAITING),
        execution.startedAt().isPresent() ? execution.reason() : Guards.KILL_SWITCH);
  }

  private void run(Execution execution, Plan plan, HeldLease held) {
    boolean runs =
        switch (execution.state()) {
          case REQUESTED -> rule(execution, plan, held, facts -> first(plan, facts));
          case QUEUED, WAITING ->
              execution.startedAt().isPresent()
                  ? resume(plan, held)
                  : rule(execution, plan, held, facts -> again(plan, facts));
          case RUNNING -> true;
          default ->
              throw new IllegalStateException(
                  "execution " + execution.id() + " was claimed in state " + execution.state());
        };
    if (runs) {
      steps.run(execution, plan, held, (guest, now) -> against(execution, plan, guest, now));
    }
  }

  private boolean rule(
      Execution execution, Plan plan, HeldLease held, Function<GuardFacts, GuardOutcome> evaluate) {
    return decisions.rule(
        held.lease(),
        plan.target(),
        guards.massAlertWindow(),
        now -> evaluate.apply(facts(execution, plan, plan.guest(), now)));
  }

  private GuardOutcome first(Plan plan, GuardFacts facts) {
    return switch (guards.first(facts)) {
      case GuardVerdict.Allow _ ->
          new GuardOutcome.Start(
              Optional.of(decision(plan, ExecutionState.QUEUED, "allowed", Optional.empty())),
              settings.lookAgainEvery());
      case GuardVerdict.NeedApproval(String reason) ->
          new GuardOutcome.Decide(
              decision(
                  plan,
                  ExecutionState.AWAITING_APPROVAL,
                  reason,
                  Optional.of(plan.version().runbook().approval().expiresAfter())));
      case GuardVerdict.Suppress(String reason) ->
          new GuardOutcome.Decide(
              decision(plan, ExecutionState.SUPPRESSED, reason, Optional.empty()));
      case GuardVerdict.Deny(String reason) ->
          new GuardOutcome.Decide(decision(plan, ExecutionState.DENIED, reason, Optional.empty()));
      case GuardVerdict.Hold(String reason) ->
          new GuardOutcome.Postpone(settings.lookAgainEvery(), Optional.empty(), reason);
    };
  }

  private static Decision decision(
      Plan plan, ExecutionState state, String reason, Optional<Duration> within) {
    return new Decision(
        state, reason, Optional.of(plan.target()), Optional.of(plan.hash()), within);
  }

  /** Minutes may have passed since the first decision. */
  private GuardOutcome again(Plan plan, GuardFacts facts) {
    if (!facts.execution().planHash().equals(Optional.of(plan.hash()))) {
      return new GuardOutcome.Decide(
          Decision.plain(
              ExecutionState.DENIED,
              "the plan has changed since it was allowed or approved; request it again"));
    }
    return switch (guards.again(facts)) {
      case GuardVerdict.Allow _, GuardVerdict.NeedApproval _ ->
          new GuardOutcome.Start(Optional.empty(), settings.lookAgainEvery());
      case GuardVerdict.Suppress(String reason) ->
          new GuardOutcome.Decide(Decision.plain(ExecutionState.SUPPRESSED, reason));
      case GuardVerdict.Deny(String reason) ->
          new GuardOutcome.Decide(Decision.plain(ExecutionState.DENIED, reason));
      case GuardVerdict.Hold(String reason) ->
          new GuardOutcome.Postpone(
              settings.lookAgainEvery(), Optional.of(ExecutionState.WAITING), reason);
    };
  }

  private Optional<Decision> against(
      Execution execution, Plan plan, GuestListing guest, GuardContext now) {
    return switch (guards.again(facts(execution, plan, guest, now))) {
      case GuardVerdict.Suppress(String reason) ->
          Optional.of(Decision.plain(ExecutionState.SUPPRESSED, reason));
      case GuardVerdict.Deny(String reason) ->
          Optional.of(Decision.plain(ExecutionState.DENIED, reason));
      case GuardVerdict.Allow _, GuardVerdict.NeedApproval _, GuardVerdict.Hold _ ->
          Optional.empty();
    };
  }

  private static GuardFacts facts(
      Execution execution, Plan plan, GuestListing guest, GuardContext now) {
    var wantedAt = execution.wantedAt();
    return new GuardFacts(
        now.now(),
        now.lastOwnChange().filter(wantedAt::isBefore).orElse(wantedAt),
        execution,
        plan.version().runbook(),
        plan.mutates(),
        guest,
        BlastRadius.around(
            plan.target(), guest, plan.guests(), now.history().trend().requestedGuests()),
        now.history(),
        now.killSwitchPulled());
  }

  /** It had already started; the guards are checked before each change. */
  private boolean resume(Plan plan, HeldLease held) {
    boolean runs = transitions.begin(held.lease(), plan.target());
    if (!runs) {
      transitions.postpone(
          held.lease(),
          settings.lookAgainEvery(),
          Optional.of(ExecutionState.WAITING),
          "another execution is running on " + plan.target());
    }
    return runs;
  }

  private void impossible(Claim claim, String why) {
    if (claim.execution().startedAt().isPresent()) {
      transitions.finish(claim.lease(), ExecutionState.NEEDS_HUMAN, "cannot continue: " + why);
    } else {
      transitions.decide(claim.lease(), Decision.plain(ExecutionState.DENIED, why));
    }
  }

  /** Retried until the deadline; then a person must decide. */
  private void unreachable(Claim claim, PlanResult.Unreachable unreachable) {
    var execution = claim.execution();
    var why = unreachable.why();
    var end =
        execution
            .startedAt()
            .map(began -> began.plus(unreachable.timeout()))
            .orElseGet(() -> execution.wantedAt().plus(guards.maxAge()));
    if (journal.now().isBefore(end)) {
      transitions.postpone(claim.lease(), settings.lookAgainEvery(), Optional.empty(), why);
    } else {
      transitions.finish(claim.lease(), ofUnreachable(execution), "timed out: " + why);
    }
  }

  private ExecutionState ofUnreachable(Execution execution) {
    boolean began = execution.startedAt().isPresent();
    return began && journal.attempts().of(execution.id()).isEmpty()
        ? ExecutionState.TIMED_OUT
        : ExecutionState.NEEDS_HUMAN;
  }
}
