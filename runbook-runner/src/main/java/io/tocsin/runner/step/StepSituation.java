package io.tocsin.runner.step;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.runner.proxmox.GuestState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The input of a step's decision.
 *
 * @param with the step's parameters, references replaced
 * @param guest current state
 * @param quorate whether the cluster can start guests
 * @param lockHolderAlive whether a running task explains a lock
 * @param lockedSince when this step first saw the guest locked
 * @param past completed actions of the step, oldest first
 * @param startedAt start of the step
 * @param overdue whether the step has timed out
 */
public record StepSituation(
    ObjectNode with,
    GuestState guest,
    boolean quorate,
    boolean lockHolderAlive,
    Optional<Instant> lockedSince,
    List<CompletedAction> past,
    Instant startedAt,
    Instant now,
    boolean overdue) {

  Optional<CompletedAction> last() {
    return past.isEmpty() ? Optional.empty() : Optional.of(past.getLast());
  }

  Duration since(Instant moment) {
    return Duration.between(moment, now);
  }
}
