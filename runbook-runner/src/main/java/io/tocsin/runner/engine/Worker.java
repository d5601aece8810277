package io.tocsin.runner.engine;

import io.tocsin.runner.execution.Claim;
import io.tocsin.runner.execution.Decision;
import io.tocsin.runner.execution.Execution;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.execution.Journal;
import io.tocsin.runner.execution.Lease;
import io.tocsin.runner.guard.Crowd;
import io.tocsin.runner.guard.Facts;
import io.tocsin.runner.guard.Guards;
import io.tocsin.runner.guard.Verdict;
import java.time.Duration;
import java.util.Optional;

/**
 * Carries one execution on, from wherever the journal says it is. Keeps nothing that is not in the
 * journal, so that another worker can go on at any point.
 */
final class Worker {
  private final Journal journal;
  private final Planner planner;
  private final Guards guards;
  private final EngineSettings settings;
  private final StepRunner steps;

  Worker(
      Journal journal, Planner planner, Guards guards, EngineSettings settings, StepRunner steps) {
    this.journal = journal;
    this.planner = planner;
    this.guards = guards;
    this.settings = settings;
    this.steps = steps;
  }

  void carryOn(Claim claim, HeldLease held) {
    var lease = claim.lease();
    if (claim.crashes() > settings.maxCrashes()) {
      journal.finish(
          lease,
          ExecutionState.NEEDS_HUMAN,
          "%d workers vanished one after the other at the same place; nothing more is tried"
              .formatted(claim.crashes()));
      return;
    }
    switch (planner.plan(claim.execution())) {
      case Planned.Ready(Plan plan) -> carryOn(claim.execution(), plan, held);
      case Planned.Impossible(String why) -> impossible(claim, why);
      case Planned.Unreachable(String why) -> unreachable(claim, why);
    }
  }

  private void carryOn(Execution execution, Plan plan, HeldLease held) {
    switch (execution.state()) {
      case REQUESTED -> {
        if (judge(execution, plan, held.lease())) {
          begin(execution, plan, held);
        }
      }
      case QUEUED, WAITING -> {
        if (execution.startedAt().isPresent() || judgeAgain(execution, plan, held.lease())) {
          begin(execution, plan, held);
        }
      }
      case RUNNING -> steps.run(execution, plan, held);
      default ->
          throw new IllegalStateException(
              "execution " + execution.id() + " was claimed in state " + execution.state());
    }
  }

  private boolean judge(Execution execution, Plan plan, Lease lease) {
    switch (guards.first(facts(execution, plan))) {
      case Verdict.Allow _ -> {
        decide(lease, plan, ExecutionState.QUEUED, "allowed", Optional.empty());
        return true;
      }
      case Verdict.NeedApproval(String reason) ->
          decide(
              lease,
              plan,
              ExecutionState.AWAITING_APPROVAL,
              reason,
              Optional.of(plan.version().runbook().approval().expiresAfter()));
      case Verdict.Suppress(String reason) ->
          decide(lease, plan, ExecutionState.SUPPRESSED, reason, Optional.empty());
      case Verdict.Deny(String reason) ->
          decide(lease, plan, ExecutionState.DENIED, reason, Optional.empty());
      case Verdict.Hold(String reason) ->
          journal.postpone(lease, settings.lookAgainEvery(), Optional.empty(), reason);
    }
    return false;
  }

  private void decide(
      Lease lease, Plan plan, ExecutionState state, String reason, Optional<Duration> within) {
    journal.decide(
        lease,
        new Decision(state, reason, Optional.of(plan.target()), Optional.of(plan.hash()), within));
  }

  /** Minutes may have passed since the first judgement. */
  private boolean judgeAgain(Execution execution, Plan plan, Lease lease) {
    if (!execution.planHash().equals(Optional.of(plan.hash()))) {
      journal.decide(
          lease,
          Decision.plain(
              ExecutionState.DENIED,
              "what it would do has changed since it was judged or approved; request it again"));
      return false;
    }
    switch (guards.again(facts(execution, plan))) {
      case Verdict.Allow _, Verdict.NeedApproval _ -> {
        return true;
      }
      case Verdict.Suppress(String reason) ->
          journal.decide(lease, Decision.plain(ExecutionState.SUPPRESSED, reason));
      case Verdict.Deny(String reason) ->
          journal.decide(lease, Decision.plain(ExecutionState.DENIED, reason));
      case Verdict.Hold(String reason) -> waitFor(lease, reason);
    }
    return false;
  }

  private Facts facts(Execution execution, Plan plan) {
    var history = journal.history(execution, plan.target(), guards.massAlertWindow());
    return new Facts(
        journal.now(),
        execution,
        plan.version().runbook(),
        plan.mutates(),
        plan.guest(),
        Crowd.around(plan.target(), plan.guest(), plan.guests(), history.trend().askedFor()),
        history,
        journal.isKillSwitchPulled());
  }

  private void begin(Execution execution, Plan plan, HeldLease held) {
    if (journal.begin(held.lease(), plan.target())) {
      steps.run(execution, plan, held);
    } else {
      waitFor(held.lease(), "another execution is at work on " + plan.target());
    }
  }

  private void waitFor(Lease lease, String why) {
    journal.postpone(lease, settings.lookAgainEvery(), Optional.of(ExecutionState.WAITING), why);
  }

  private void impossible(Claim claim, String why) {
    if (claim.execution().startedAt().isPresent()) {
      journal.finish(claim.lease(), ExecutionState.NEEDS_HUMAN, "cannot be carried on: " + why);
    } else {
      journal.decide(claim.lease(), Decision.plain(ExecutionState.DENIED, why));
    }
  }

  private void unreachable(Claim claim, String why) {
    var execution = claim.execution();
    var age = Duration.between(execution.createdAt(), journal.now());
    var patience = guards.maxAge();
    if (execution.startedAt().isEmpty()
        && execution.approvedBy().isEmpty()
        && age.compareTo(patience) > 0) {
      journal.decide(claim.lease(), Decision.plain(ExecutionState.SUPPRESSED, why));
    } else {
      journal.postpone(claim.lease(), settings.lookAgainEvery(), Optional.empty(), why);
    }
  }
}
