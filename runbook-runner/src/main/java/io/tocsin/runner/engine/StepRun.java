package io.tocsin.runner.engine;

import io.tocsin.runner.execution.Decision;
import io.tocsin.runner.execution.GuardDecisions;
import io.tocsin.runner.execution.Intent;
import io.tocsin.runner.execution.IntentResult;
import io.tocsin.runner.execution.Journal;
import io.tocsin.runner.execution.StepAttempt;
import io.tocsin.runner.execution.StepState;
import io.tocsin.runner.guard.Guards;
import io.tocsin.runner.proxmox.ErrorClass;
import io.tocsin.runner.proxmox.GuestListing;
import io.tocsin.runner.proxmox.GuestState;
import io.tocsin.runner.proxmox.PowerAction;
import io.tocsin.runner.proxmox.ProxmoxException;
import io.tocsin.runner.proxmox.ProxmoxFailure;
import io.tocsin.runner.proxmox.Submission;
import io.tocsin.runner.runbook.Step;
import io.tocsin.runner.step.ActionResult;
import io.tocsin.runner.step.StepMove;
import io.tocsin.runner.step.StepSituation;
import io.tocsin.runner.step.StepType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs one step: observes the guest, asks the step type for its next move, makes it, and repeats.
 * Before each changing call its intent is committed; a call with unknown outcome is reconciled
 * first.
 */
final class StepRun {
  /**
   * Failed reads of the guest before the step gives up. The inventory needs up to 10 s to show a
   * migration.
   */
  private static final int MAX_FAILED_READS = 5;

  /** Mass alerts are checked at the start only, so the window for other guests is empty here. */
  private static final Duration NO_WINDOW = Duration.ZERO;

  private final Journal journal;
  private final GuardDecisions decisions;
  private final Plan plan;
  private final Step step;
  private final StepType type;
  private final Instant startedAt;
  private final Instant ends;
  private final HeldLease held;
  private final FinalCheck guards;
  private final EngineSettings settings;
  private final WorkerStop stop;
  private int failedReads;
  private Optional<Instant> lockedSince = Optional.empty();
  private String heldBack = "";
  private Optional<Decision> rejectedBy = Optional.empty();

  StepRun(
      Journal journal,
      Plan plan,
      Step step,
      StepType type,
      Instant startedAt,
      Instant ends,
      HeldLease held,
      FinalCheck guards,
      EngineSettings settings,
      WorkerStop stop) {
    this.journal = journal;
    this.decisions = journal.decisions();
    this.plan = plan;
    this.step = step;
    this.type = type;
    this.startedAt = startedAt;
    this.ends = ends;
    this.held = held;
    this.guards = guards;
    this.settings = settings;
    this.stop = stop;
  }

  /** Description of the call that the kill switch holds. */
  String heldBack() {
    return heldBack;
  }

  /** The guard decision that stopped the execution before its first change. */
  Optional<Decision> rejectedBy() {
    return rejectedBy;
  }

  /** Empty if the kill switch holds it or a guard ended the execution. */
  Optional<StepState> run() {
    var backOff = new PollBackOff(settings.firstPause());
    while (true) {
      var attempts = journal.attempts().of(held.lease().executionId(), step.id());
      if (!attempts.isEmpty() && attempts.getLast().state().isOpen()) {
        reconciliation().settle(attempts.getLast());
        backOff = new PollBackOff(settings.firstPause());
        continue;
      }
      switch (nextMove(attempts)) {
        case StepMove.Act act -> {
          var end = act(act, attempts);
          if (end.isPresent()) {
            return end.get();
          }
          backOff = new PollBackOff(settings.firstPause());
        }
        case StepMove.Wait _ -> stop.pause(backOff.next());
        case StepMove.Succeed done -> {
          return end(
              done.withWarnings() ? StepState.WARNED : StepState.SUCCEEDED,
              done.outputs(),
              done.text());
        }
        case StepMove.Fail(String text) -> {
          return end(StepState.FAILED, Map.of(), text);
        }
        case StepMove.AskHuman(String text) -> {
          return end(StepState.UNKNOWN, Map.of(), text);
        }
      }
    }
  }

  private Reconciliation reconciliation() {
    return new Reconciliation(
        journal.attempts(), journal.clock(), plan.cluster(), held, settings, stop, ends);
  }

  private Optional<StepState> end(StepState state, Map<String, Object> outputs, String text) {
    journal.steps().end(held.lease(), step.id(), state, outputs, text);
    return Optional.of(state);
  }

  private StepMove nextMove(List<StepAttempt> attempts) {
    try {
      var move = type.next(situation(attempts));
      failedReads = 0;
      return move;
    } catch (ProxmoxException e) {
      return unreadable(e.failure(), attempts);
    }
  }

  private StepSituation situation(List<StepAttempt> attempts) throws ProxmoxException {
    var guest = plan.cluster().state(listing().place());
    var now = journal.now();
    lockedSince = guest.lock().map(_ -> lockedSince.orElse(now));
    return new StepSituation(
        step.rendered(plan.inputs()),
        guest,
        !type.mutates() || plan.cluster().isQuorate(),
        guest.lock().isPresent() && isLockHeld(guest),
        lockedSince,
        attempts.stream().map(StepAttempt::past).toList(),
        startedAt,
        now,
        !now.isBefore(ends));
  }

  /** The guest's current node: people and HA migrate guests. */
  private GuestListing listing() throws ProxmoxException {
    var listing =
        plan.cluster()
            .find(plan.target().vmid())
            .orElseThrow(
                () ->
                    new ProxmoxException(
                        new ProxmoxFailure(
                            ErrorClass.FORBIDDEN,
                            0,
                            "NOT_FOUND: guest " + plan.target() + " is gone")));
    if (listing.isNodeGone()) {
      throw new ProxmoxException(
          new ProxmoxFailure(
              ErrorClass.NODE_DOWN, 0, "node " + listing.place().node() + " does not report"));
    }
    return listing;
  }

  private boolean isLockHeld(GuestState guest) throws ProxmoxException {
    int vmid = guest.place().vmid();
    return plan.cluster().tasks(guest.place().node()).stream()
        .anyMatch(task -> LockHolder.canLock(task, vmid));
  }

  /** The move when the guest cannot be read. */
  private StepMove unreadable(ProxmoxFailure failure, List<StepAttempt> attempts) {
    boolean hopeless =
        switch (failure.kind()) {
          case FORBIDDEN, BAD_REQUEST, UNSUPPORTED, NOT_FOUND -> ++failedReads > MAX_FAILED_READS;
          default -> false;
        };
    if (!hopeless && journal.now().isBefore(ends)) {
      return new StepMove.Wait(failure.text());
    }
    return attempts.isEmpty()
        ? new StepMove.Fail("the guest cannot be read: " + failure)
        : new StepMove.AskHuman("the guest was changed and can no longer be read: " + failure);
  }

  /**
   * Empty if the step continues; otherwise the result of {@link #run}, because the kill switch or a
   * guard stopped it.
   */
  private Optional<Optional<StepState>> act(StepMove.Act act, List<StepAttempt> attempts) {
    GuestListing listing;
    GuestState before;
    boolean indexWasEmpty;
    try {
      listing = listing();
      before = plan.cluster().state(listing.place());
      indexWasEmpty = plan.cluster().tasks(before.place().node()).isEmpty();
    } catch (ProxmoxException e) {
      // Nothing was changed; the next iteration handles the failure.
      stop.pause(settings.firstPause());
      return Optional.empty();
    }
    // Taken before the intent: the call must be sent within this lease or not at all.
    var deadline = held.writeDeadline(this::finalCheck);
    var intent = intent(act, before, indexWasEmpty);
    boolean pendingStart = act.call().action() == PowerAction.START && !attempts.isEmpty();
    return switch (decisions.intend(
        held.lease(),
        intent,
        NO_WINDOW,
        now -> pendingStart ? Optional.empty() : guards.against(listing, now))) {
      case IntentResult.Granted(StepAttempt attempt) -> {
        note(attempt, plan.cluster().power(before.place(), act.call(), deadline));
        yield Optional.empty();
      }
      case IntentResult.Held _ -> {
        heldBack =
            "%s of %s, which is %s"
                .formatted(act.call().action().path(), before.name(), before.status());
        yield Optional.of(Optional.empty());
      }
      case IntentResult.Rejected(Decision decision, boolean untouched) ->
          Optional.of(rejected(decision, untouched));
    };
  }

  private Optional<StepState> rejected(Decision decision, boolean untouched) {
    if (untouched) {
      rejectedBy = Optional.of(decision);
      end(StepState.FAILED, Map.of(), "not started: " + decision.reason());
      return Optional.empty();
    }
    return end(StepState.FAILED, Map.of(), "stopped: " + decision.reason());
  }

  private Intent intent(StepMove.Act act, GuestState before, boolean indexWasEmpty) {
    return new Intent(
        step.id(),
        plan.target(),
        act.call(),
        act.why(),
        before,
        indexWasEmpty,
        settings.lease().plus(settings.fence()));
  }

  /**
   * Checked when the connection is established: the kill switch may have been pulled during the
   * handshake.
   */
  private Optional<String> finalCheck() {
    return decisions.isKillSwitchPulled() ? Optional.of(Guards.KILL_SWITCH) : Optional.empty();
  }

  private void note(StepAttempt attempt, Submission submission) {
    switch (submission) {
      case Submission.Started(var task) ->
          journal.attempts().submitted(held.lease(), attempt, task);
      case Submission.Rejected(var failure) -> settleFailed(attempt, failure);
      case Submission.NotSent(var failure) -> settleFailed(attempt, failure);
      case Submission.Doubtful _ -> {
        // The intent stays open; reconciliation settles it.
      }
    }
  }

  private void settleFailed(StepAttempt attempt, ProxmoxFailure failure) {
    var result = new ActionResult.Failed(failure.kind(), failure.toString());
    journal.attempts().settle(held.lease(), attempt, result);
  }
}
