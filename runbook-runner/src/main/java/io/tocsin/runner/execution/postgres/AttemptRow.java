package io.tocsin.runner.execution.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import io.tocsin.runner.database.JsonColumn;
import io.tocsin.runner.execution.AttemptState;
import io.tocsin.runner.execution.StepAttempt;
import io.tocsin.runner.proxmox.ErrorClass;
import io.tocsin.runner.proxmox.GuestState;
import io.tocsin.runner.proxmox.PowerAction;
import io.tocsin.runner.proxmox.PowerCall;
import io.tocsin.runner.proxmox.Upid;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Entity of an attempt. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
@Table(name = "attempt", schema = "runner")
@IdClass(AttemptRow.Key.class)
class AttemptRow {
  private static final TypeReference<GuestState> GUEST = new TypeReference<>() {};

  @Id
  @Column(name = "execution_id")
  UUID executionId;

  @Id
  @Column(name = "step_id")
  String stepId;

  @Id int number;

  @Enumerated(EnumType.STRING)
  PowerAction action;

  @Column(name = "timeout_seconds")
  @Nullable Long timeoutSeconds;

  String why;

  @Enumerated(EnumType.STRING)
  AttemptState state;

  String target;

  @Column(name = "guest_before")
  String guestBefore;

  @Column(name = "index_was_empty")
  boolean indexWasEmpty;

  @Column(name = "lease_epoch")
  long leaseEpoch;

  @Column(name = "fenced_until")
  Instant fencedUntil;

  @Column(name = "intent_at")
  Instant intentAt;

  @Nullable String upid;

  @Column(name = "submitted_at")
  @Nullable Instant submittedAt;

  @Column(name = "settled_at")
  @Nullable Instant settledAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "error_class")
  @Nullable ErrorClass errorClass;

  String note;

  StepAttempt toAttempt() {
    var timeout = Optional.ofNullable(timeoutSeconds).map(Duration::ofSeconds);
    return new StepAttempt(
        executionId,
        stepId,
        number,
        new PowerCall(action, timeout),
        why,
        state,
        JsonColumn.read(guestBefore, GUEST),
        indexWasEmpty,
        fencedUntil,
        intentAt,
        Optional.ofNullable(upid).map(Upid::parse),
        Optional.ofNullable(submittedAt),
        Optional.ofNullable(settledAt),
        Optional.ofNullable(errorClass),
        note);
  }

  record Key(UUID executionId, String stepId, int number) implements Serializable {}
}
