package io.tocsin.runner.execution;

import io.tocsin.runner.output.StoredText;
import io.tocsin.runner.proxmox.GuestId;
import io.tocsin.runner.proxmox.Upid;
import io.tocsin.runner.step.ActionResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a worker reads and writes. Each call is one transaction; each write throws {@link
 * LeaseLostException} if the lease has gone to somebody else. Time is the database's, so that the
 * clocks of several machines need not agree.
 */
public interface Journal {
  Instant now();

  DueWork due();

  Optional<Claim> claim(String owner, Duration lease);

  void renew(Lease lease, Duration by);

  /** Somebody else may go on at once. */
  void release(Lease lease);

  boolean isKillSwitchPulled();

  /**
   * Judges and writes down what follows, one judgement after the other in the whole installation:
   * two that are made at the same time would each see a limit that is not reached yet.
   *
   * @param window how far back alerts about other guests are of interest
   * @param judge pure
   * @return whether the execution runs now
   */
  boolean rule(
      Lease lease, GuestId target, Duration window, Function<GuardContext, GuardOutcome> judge);

  void decide(Lease lease, Decision decision);

  /** False if another execution has the target. */
  boolean begin(Lease lease, GuestId target);

  /** Gives the lease back; nobody looks at the execution again before the delay is over. */
  void postpone(Lease lease, Duration delay, Optional<ExecutionState> as, String why);

  /**
   * Gives the lease back if the kill switch is pulled. Nobody looks at the execution again before
   * the delay is over or the switch is released.
   *
   * @return false if it is not pulled; nothing was written then
   */
  boolean hold(Lease lease, Duration delay, Optional<ExecutionState> as, String why);

  /**
   * Gives the lease back if another execution has the target that was found for this one.
   *
   * @return false if its target is free, or not known; nothing was written then
   */
  boolean awaitTarget(Lease lease, Duration delay);

  /** Those of the execution that have begun. */
  List<StepProgress> steps(UUID executionId);

  /** Begins the step, or finds it begun. */
  StepProgress step(Lease lease, int position, String stepId, String type);

  List<Attempt> attempts(UUID executionId, String stepId);

  /** All of the execution, in no order. */
  List<Attempt> attempts(UUID executionId);

  /**
   * Judges once more, like {@link #rule}, and writes the intention down.
   *
   * @param objection pure; what speaks against it, besides the kill switch
   */
  IntentResult intend(
      Lease lease,
      Intent intention,
      Duration window,
      Function<GuardContext, Optional<Decision>> objection);

  /** False if the task is already known as the work of another attempt. */
  boolean submitted(Lease lease, Attempt attempt, Upid task);

  /** What the attempt's task wrote. */
  void keepLog(Lease lease, Attempt attempt, StoredText log);

  void settle(Lease lease, Attempt attempt, ActionResult result);

  void endStep(
      Lease lease, String stepId, StepState state, Map<String, Object> outputs, String note);

  void finish(Lease lease, ExecutionState state, String reason);
}
