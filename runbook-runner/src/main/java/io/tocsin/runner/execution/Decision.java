package io.tocsin.runner.execution;

import io.tocsin.runner.proxmox.GuestId;
import java.time.Duration;
import java.util.Optional;

/**
 * What the guards made of an execution.
 *
 * @param approvalWithin how long a person has for an answer, if one is asked
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
