package io.tocsin.runner.execution;

import io.tocsin.runner.proxmox.GuestId;
import java.time.Duration;
import java.util.Optional;

/**
 * The guards' decision about an execution.
 *
 * @param approvalWithin approval timeout, if an approval is required
 */
public record Decision(
    ExecutionState state,
    String reason,
    Optional<GuestId> target,
    Optional<String> planHash,
    Optional<Duration> approvalWithin) {

  public static Decision plain(ExecutionState state, String reason) {
    return new Decision(state, reason, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
