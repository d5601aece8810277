package io.tocsin.runner.report;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Entity of a report to send to Kafka. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
@Table(name = "outbox", schema = "runner")
class OutboxRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  Long id;

  @Column(name = "execution_id")
  UUID executionId;

  String payload;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "sent_at")
  @Nullable Instant sentAt;
}
