package io.tocsin.runner.execution;

import io.tocsin.events.runbookrequests.AlertOrigin;
import io.tocsin.runner.proxmox.GuestId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One time a runbook is run.
 *
 * @param runbookVersion the version it is pinned to; 0 if there was no such runbook
 * @param runbookHash of that version
 * @param automatic an alert started it, nobody looked
 * @param needsApproval it was asked for with the wish that a person agrees
 * @param inputs as given
 * @param alertCluster the cluster that the alert names
 * @param origin of the alert behind it; empty where a person asked
 * @param episode of the alert group behind it; empty where there is none, or it is not known
 * @param reason why it is in this state, for people
 * @param planHash of what an approval is bound to
 */
public record Execution(
    UUID id,
    String runbook,
    int runbookVersion,
    String runbookHash,
    boolean automatic,
    boolean needsApproval,
    String requestedBy,
    String because,
    Instant requestedAt,
    Map<String, String> inputs,
    Optional<String> alertCluster,
    Optional<String> groupId,
    Optional<String> groupKey,
    Optional<AlertOrigin> origin,
    Optional<Long> episode,
    ExecutionState state,
    String reason,
    Optional<GuestId> target,
    Optional<String> planHash,
    Optional<Instant> approvalExpiresAt,
    Optional<String> approvedBy,
    Optional<Instant> approvedAt,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt) {
  public Execution {
    inputs = Map.copyOf(inputs);
  }

  /** When an alert or a person last said that it is wanted. */
  public Instant wantedAt() {
    return approvedAt.filter(requestedAt::isBefore).orElse(requestedAt);
  }
}
