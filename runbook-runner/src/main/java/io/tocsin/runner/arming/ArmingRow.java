package io.tocsin.runner.arming;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** When a person last armed a runbook. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
@Table(name = "arming", schema = "runner")
class ArmingRow {
  @Id String runbook;

  @Column(name = "armed_by")
  String armedBy;

  String reason;

  @Column(name = "armed_at")
  Instant armedAt;
}
