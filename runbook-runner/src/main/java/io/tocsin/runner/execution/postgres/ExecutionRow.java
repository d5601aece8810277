package io.tocsin.runner.execution.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import io.tocsin.events.runbookrequests.AlertOrigin;
import io.tocsin.model.alert.AlertSources;
import io.tocsin.runner.database.JsonColumn;
import io.tocsin.runner.execution.Execution;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.execution.Lease;
import io.tocsin.runner.proxmox.GuestId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Entity of an execution. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
@Table(name = "execution", schema = "runner")
class ExecutionRow {
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<AlertOrigin> ORIGIN = new TypeReference<>() {};

  @Id UUID id;

  @Column(name = "idempotency_key")
  String idempotencyKey;

  @Column(name = "request_content")
  String requestContent;

  String runbook;

  @Column(name = "runbook_version")
  int runbookVersion;

  @Column(name = "runbook_hash")
  String runbookHash;

  boolean automatic;

  @Column(name = "needs_approval")
  boolean needsApproval;

  @Column(name = "requested_by")
  String requestedBy;

  String because;

  @Column(name = "requested_at")
  Instant requestedAt;

  String inputs;

  @Column(name = "alert_cluster")
  @Nullable String alertCluster;

  @Column(name = "group_id")
  @Nullable String groupId;

  @Column(name = "group_key")
  @Nullable String groupKey;

  @Column(name = "alert_origin")
  @Nullable String alertOrigin;

  @Nullable Long episode;

  @Enumerated(EnumType.STRING)
  ExecutionState state;

  String reason;
  @Nullable String target;

  @Column(name = "plan_hash")
  @Nullable String planHash;

  @Column(name = "approval_expires_at")
  @Nullable Instant approvalExpiresAt;

  @Column(name = "approved_by")
  @Nullable String approvedBy;

  @Column(name = "approved_at")
  @Nullable Instant approvedAt;

  @Column(name = "lease_owner")
  @Nullable String leaseOwner;

  @Column(name = "lease_epoch")
  long leaseEpoch;

  @Column(name = "lease_until")
  @Nullable Instant leaseUntil;

  @Column(name = "not_before")
  @Nullable Instant notBefore;

  @Column(name = "crash_count")
  int crashCount;

  long sequence;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "started_at")
  @Nullable Instant startedAt;

  @Column(name = "finished_at")
  @Nullable Instant finishedAt;

  boolean belongsTo(Lease lease) {
    return lease.owner().equals(leaseOwner) && lease.epoch() == leaseEpoch;
  }

  void releaseLease() {
    leaseOwner = null;
    leaseUntil = null;
    crashCount = 0;
  }

  void move(ExecutionState to, String why, Instant now) {
    state = state.to(to);
    reason = StorableText.of(why);
    if (to.isFinal() || to == ExecutionState.NEEDS_HUMAN) {
      finishedAt = to.isFinal() ? now : null;
      releaseLease();
    }
  }

  /** A request from an alert without an origin has an unknown origin. */
  private Optional<AlertOrigin> origin() {
    if (alertOrigin != null) {
      return Optional.of(JsonColumn.read(alertOrigin, ORIGIN));
    }
    return Optional.ofNullable(groupId)
        .map(_ -> new AlertOrigin(AlertSources.UNKNOWN.names(), List.of()));
  }

  Execution toExecution() {
    return new Execution(
        id,
        runbook,
        runbookVersion,
        runbookHash,
        automatic,
        needsApproval,
        requestedBy,
        because,
        requestedAt,
        JsonColumn.read(inputs, TEXTS),
        Optional.ofNullable(alertCluster),
        Optional.ofNullable(groupId),
        Optional.ofNullable(groupKey),
        origin(),
        Optional.ofNullable(episode),
        state,
        reason,
        Optional.ofNullable(target).map(GuestId::parse),
        Optional.ofNullable(planHash),
        Optional.ofNullable(approvalExpiresAt),
        Optional.ofNullable(approvedBy),
        Optional.ofNullable(approvedAt),
        createdAt,
        Optional.ofNullable(startedAt),
        Optional.ofNullable(finishedAt));
  }
}
