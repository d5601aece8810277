package io.tocsin.runner.engine;

import io.tocsin.runner.execution.Attempt;
import io.tocsin.runner.execution.Decision;
import io.tocsin.runner.execution.Intent;
import io.tocsin.runner.execution.IntentResult;
import io.tocsin.runner.execution.Journal;
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
 * One step on its way: look, ask the step, do what it says, look again. Before each call that
 * changes something its intention is committed; a call whose end is not known is settled first.
 */
final class StepRun {
  /** The inventory shows a move after ten seconds; so often may the old place be asked. */
  private static final int LOOKS_IN_VAIN = 5;

  /** How far back guards look at alerts about other guests; those are judged at the start only. */
  private static final Duration NO_WINDOW = Duration.ZERO;

  private final Journal journal;
  private final Plan plan;
  private final Step step;
  private final StepType type;
  private final Instant startedAt;
  private final Instant ends;
  private final HeldLease held;
  private final FinalCheck guards;
  private final EngineSettings settings;
  private final StopSignal stop;
  private int looksInVain;
  private Optional<Instant> lockedSince = Optional.empty();
  private String heldBack = "";
  private Optional<Decision> refusedBy = Optional.empty();

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
      StopSignal stop) {
    this.journal = journal;
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

  /** What the kill switch stopped, for people. */
  String heldBack() {
    return heldBack;
  }

  /** What a guard decided before anything was changed. */
  Optional<Decision> refusedBy() {
    return refusedBy;
  }

  /** Empty if the kill switch stopped it, or a guard ended the execution. */
  Optional<StepState> carryOn() {
    var pace = new PollBackOff(settings.firstPause());
    while (true) {
      var attempts = journal.attempts(held.lease().executionId(), step.id());
      if (!attempts.isEmpty() && attempts.getLast().state().isOpen()) {
        new Reconciliation(journal, plan.cluster(), held, settings, stop, ends)
            .settle(attempts.getLast());
        pace = new PollBackOff(settings.firstPause());
        continue;
      }
      switch (look(attempts)) {
        case StepMove.Act act -> {
          var end = act(act, attempts);
          if (end.isPresent()) {
            return end.get();
          }
          pace = new PollBackOff(settings.firstPause());
        }
        case StepMove.Wait _ -> stop.pause(pace.next());
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

  private Optional<StepState> end(StepState state, Map<String, Object> outputs, String text) {
    journal.endStep(held.lease(), step.id(), state, outputs, text);
    return Optional.of(state);
  }

  private StepMove look(List<Attempt> attempts) {
    try {
      var move = type.next(situation(attempts));
      looksInVain = 0;
      return move;
    } catch (ProxmoxException e) {
      return unseen(e.failure(), attempts);
    }
  }

  private StepSituation situation(List<Attempt> attempts) throws ProxmoxException {
    var guest = plan.cluster().state(listing().place());
    var now = journal.now();
    lockedSince = guest.lock().map(_ -> lockedSince.orElse(now));
    return new StepSituation(
        step.rendered(plan.inputs()),
        guest,
        !type.mutates() || plan.cluster().isQuorate(),
        guest.lock().isPresent() && isLockHeld(guest),
        lockedSince,
        attempts.stream().map(Attempt::past).toList(),
        startedAt,
        now,
        !now.isBefore(ends));
  }

  /** Where it is now, for guests are moved by people and by HA. */
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

  /** What follows when the guest cannot be seen. */
  private StepMove unseen(ProxmoxFailure failure, List<Attempt> attempts) {
    boolean hopeless =
        switch (failure.kind()) {
          case FORBIDDEN, BAD_REQUEST, UNSUPPORTED, NOT_FOUND -> ++looksInVain > LOOKS_IN_VAIN;
          default -> false;
        };
    if (!hopeless && journal.now().isBefore(ends)) {
      return new StepMove.Wait(failure.text());
    }
    return attempts.isEmpty()
        ? new StepMove.Fail("the guest cannot be seen: " + failure)
        : new StepMove.AskHuman("the guest was changed and cannot be seen any more: " + failure);
  }

  /**
   * Empty if the step goes on; otherwise what {@link #carryOn} answers, because the kill switch or
   * a guard stopped it.
   */
  private Optional<Optional<StepState>> act(StepMove.Act act, List<Attempt> attempts) {
    GuestListing listing;
    GuestState before;
    boolean indexWasEmpty;
    try {
      listing = listing();
      before = plan.cluster().state(listing.place());
      indexWasEmpty = plan.cluster().tasks(before.place().node()).isEmpty();
    } catch (ProxmoxException e) {
      // Nothing was done; the next look says what this means.
      stop.pause(settings.firstPause());
      return Optional.empty();
    }
    // From before the intention: what follows it must leave within this lease, or not at all.
    var deadline = held.writeDeadline(this::lastLook);
    var intention = intention(act, before, indexWasEmpty);
    boolean owed = act.call().action() == PowerAction.START && !attempts.isEmpty();
    return switch (journal.intend(
        held.lease(),
        intention,
        NO_WINDOW,
        now -> owed ? Optional.empty() : guards.against(listing, now))) {
      case IntentResult.Granted(Attempt attempt) -> {
        note(attempt, plan.cluster().power(before.place(), act.call(), deadline));
        yield Optional.empty();
      }
      case IntentResult.Held _ -> {
        heldBack =
            "%s of %s, which is %s"
                .formatted(act.call().action().path(), before.name(), before.status());
        yield Optional.of(Optional.empty());
      }
      case IntentResult.Refused(Decision decision, boolean untouched) ->
          Optional.of(refused(decision, untouched));
    };
  }

  private Optional<StepState> refused(Decision decision, boolean untouched) {
    if (untouched) {
      refusedBy = Optional.of(decision);
      end(StepState.FAILED, Map.of(), "not begun: " + decision.reason());
      return Optional.empty();
    }
    return end(StepState.FAILED, Map.of(), "goes no further: " + decision.reason());
  }

  private Intent intention(StepMove.Act act, GuestState before, boolean indexWasEmpty) {
    return new Intent(
        step.id(),
        plan.target(),
        act.call(),
        act.why(),
        before,
        indexWasEmpty,
        settings.lease().plus(settings.fence()));
  }

  /** When the connection is up: the kill switch may have been pulled during its handshake. */
  private Optional<String> lastLook() {
    return journal.isKillSwitchPulled() ? Optional.of(Guards.KILL_SWITCH) : Optional.empty();
  }

  private void note(Attempt attempt, Submission submission) {
    switch (submission) {
      case Submission.Started(var task) -> journal.submitted(held.lease(), attempt, task);
      case Submission.Refused(var failure) -> settleFailed(attempt, failure);
      case Submission.NotSent(var failure) -> settleFailed(attempt, failure);
      case Submission.Doubtful _ -> {
        // The intention stays open and is settled by what Proxmox shows.
      }
    }
  }

  private void settleFailed(Attempt attempt, ProxmoxFailure failure) {
    journal.settle(
        held.lease(), attempt, new ActionResult.Failed(failure.kind(), failure.toString()));
  }
}
