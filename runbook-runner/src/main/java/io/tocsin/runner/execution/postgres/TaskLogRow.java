package io.tocsin.runner.execution.postgres;

import io.tocsin.runner.execution.AttemptLog;
import io.tocsin.runner.output.StoredText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

/**
 * Entity of a task log, separate from its attempt because workers read attempts often and logs
 * never.
 */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
@Table(name = "task_log", schema = "runner")
@IdClass(AttemptRow.Key.class)
class TaskLogRow {
  @Id
  @Column(name = "execution_id")
  UUID executionId;

  @Id
  @Column(name = "step_id")
  String stepId;

  @Id int number;
  String text;

  @Column(name = "whole_bytes")
  long wholeBytes;

  @Column(name = "whole_sha256")
  String wholeSha256;

  AttemptLog toLog() {
    return new AttemptLog(stepId, number, new StoredText(text, wholeBytes, wholeSha256));
  }
}
