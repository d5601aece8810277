package io.tocsin.runner.execution;

import io.tocsin.runner.proxmox.GuestId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decisions of guards, each stored with its outcome. They are serialized across the whole
 * installation: two concurrent ones would each see a limit as not yet reached.
 */
public interface GuardDecisions {
  boolean isKillSwitchPulled();

  /**
   * Decides and stores the outcome.
   *
   * @param window how far back alerts about other guests count
   * @param evaluate the decision; pure
   * @return whether the execution runs now
   */
  boolean rule(
      Lease lease, GuestId target, Duration window, Function<GuardContext, GuardOutcome> evaluate);

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
}
