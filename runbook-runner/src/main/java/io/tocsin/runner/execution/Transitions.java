package io.tocsin.runner.execution;

import io.tocsin.runner.proxmox.GuestId;
import java.time.Duration;
import java.util.Optional;

/** Moves an execution from state to state. */
public interface Transitions {
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

  void finish(Lease lease, ExecutionState state, String reason);
}
