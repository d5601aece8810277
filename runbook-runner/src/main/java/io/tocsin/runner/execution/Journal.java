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
 * The durable state a worker reads and writes. Each call is one transaction; each write throws
 * {@link LeaseLostException} if another worker has the lease. Time is the database's, so the clocks
 * of several machines need not agree.
 */
public interface Journal {
  Instant now();

  DueWork due();

  Optional<Claim> claim(String owner, Duration lease);

  void renew(Lease lease, Duration by);

  /** Another worker may continue at once. */
  void release(Lease lease);

  boolean isKillSwitchPulled();

  /**
   * Decides and stores the outcome. Decisions are serialized across the whole installation: two
   * concurrent ones would each see a limit as not yet reached.
   *
   * @param window how far back alerts about other guests count
   * @param evaluate the decision; pure
   * @return whether the execution runs now
   */
  boolean rule(
      Lease lease, GuestId target, Duration window, Function<GuardContext, GuardOutcome> evaluate);

  void decide(Lease lease, Decision decision);

  /** False if another execution holds the target. */
  boolean begin(Lease lease, GuestId target);

  /** Releases the lease. The execution is not claimed again before the delay is over. */
  void postpone(Lease lease, Duration delay, Optional<ExecutionState> as, String why);

  /**
   * Releases the lease if the kill switch is pulled. The execution is not claimed again before the
   * delay is over or the switch is released.
   *
   * @return false if it is not pulled; nothing is written then
   */
  boolean hold(Lease lease, Duration delay, Optional<ExecutionState> as, String why);

  /**
   * Releases the lease if another execution holds the target of this one.
   *
   * @return false if its target is free or unknown; nothing is written then
   */
  boolean awaitTarget(Lease lease, Duration delay);

  /** The steps of the execution that have started. */
  List<StepProgress> steps(UUID executionId);

  /** Starts the step, or returns it if it has started. */
  StepProgress step(Lease lease, int position, String stepId, String type);

  List<StepAttempt> attempts(UUID executionId, String stepId);

  /** All attempts of the execution, in no particular order. */
  List<StepAttempt> attempts(UUID executionId);

  /**
   * Checks again, like {@link #rule}, and stores the intent.
   *
   * @param objection a decision against it, besides the kill switch; pure
   */
  IntentResult intend(
      Lease lease,
      Intent intent,
      Duration window,
      Function<GuardContext, Optional<Decision>> objection);

  /** False if the task already belongs to another attempt. */
  boolean submitted(Lease lease, StepAttempt attempt, Upid task);

  /** Stores the task log of the attempt. */
  void keepLog(Lease lease, StepAttempt attempt, StoredText log);

  void settle(Lease lease, StepAttempt attempt, ActionResult result);

  void endStep(
      Lease lease, String stepId, StepState state, Map<String, Object> outputs, String note);

  void finish(Lease lease, ExecutionState state, String reason);
}
