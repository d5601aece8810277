package io.tocsin.runner.runbook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** Entity of a runbook version. */
@Entity
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
@Table(name = "runbook_version", schema = "runner")
@IdClass(RunbookVersionRow.Key.class)
class RunbookVersionRow {
  @Id String id;
  @Id int version;
  String hash;
  String title;
  String owner;
  String document;

  @Column(name = "created_at")
  Instant createdAt;

  RunbookVersion toVersion() {
    var tree = RunbookDocument.tree(document);
    return new RunbookVersion(RunbookReader.runbook(tree), version, hash, createdAt, tree);
  }

  record Key(String id, int version) implements Serializable {}
}
