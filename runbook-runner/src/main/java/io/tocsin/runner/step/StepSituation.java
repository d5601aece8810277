package io.tocsin.runner.step;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.runner.proxmox.GuestState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All a step may base its next move on.
 *
 * @param with its parameters, references replaced
 * @param guest as it is now
 * @param quorate the cluster can start guests
 * @param lockHolderAlive a task is running that would explain a lock
 * @param lockedSince when a lock of the guest was first seen in this step, if it has one
 * @param past its actions so far, oldest first; none is open
 * @param startedAt begin of the step
 * @param overdue its time is up
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
