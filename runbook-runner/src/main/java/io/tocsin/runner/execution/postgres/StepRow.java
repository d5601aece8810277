package io.tocsin.runner.execution.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import io.tocsin.runner.database.JsonColumn;
import io.tocsin.runner.execution.StepProgress;
import io.tocsin.runner.execution.StepState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Entity of a step that has started. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
@Table(name = "step_run", schema = "runner")
@IdClass(StepRow.Key.class)
class StepRow {
  private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

  @Id
  @Column(name = "execution_id")
  UUID executionId;

  @Id
  @Column(name = "step_id")
  String stepId;

  int position;
  String type;

  @Enumerated(EnumType.STRING)
  StepState state;

  @Column(name = "started_at")
  Instant startedAt;

  @Column(name = "finished_at")
  @Nullable Instant finishedAt;

  String outputs;
  String note;

  StepProgress toProgress() {
    return new StepProgress(
        stepId,
        type,
        state,
        startedAt,
        Optional.ofNullable(finishedAt),
        JsonColumn.read(outputs, VALUES),
        note);
  }

  record Key(UUID executionId, String stepId) implements Serializable {}
}
