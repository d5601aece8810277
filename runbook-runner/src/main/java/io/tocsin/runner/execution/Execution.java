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
 * @param automatic whether an alert started it without a person
 * @param needsApproval whether the request requires an approval
 * @param inputs as given
 * @param alertCluster the cluster named by the alert
 * @param origin origin of the alert; empty if a person requested it
 * @param episode episode of the alert group; empty if there is none or it is unknown
 * @param reason why it is in this state, for people
 * @param planHash hash of the plan that an approval is bound to
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

  /** When it was last requested or approved. */
  public Instant wantedAt() {
    return approvedAt.filter(requestedAt::isBefore).orElse(requestedAt);
  }
}
