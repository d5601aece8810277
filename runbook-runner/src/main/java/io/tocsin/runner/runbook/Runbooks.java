package io.tocsin.runner.runbook;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** All runbooks with all their versions. */
@Singleton
public class Runbooks {
  private final RunbookVersionRows rows;
  private final InstantSource clock;

  Runbooks(RunbookVersionRows rows, InstantSource clock) {
    this.rows = rows;
    this.clock = clock;
  }

  @Transactional
  public Optional<RunbookVersion> newest(String id) {
    return rows.newest(id).map(RunbookVersionRow::toVersion);
  }

  @Transactional
  public Optional<RunbookVersion> version(String id, int version) {
    return rows.one(id, version).map(RunbookVersionRow::toVersion);
  }

  @Transactional
  List<RunbookVersion> newestOfEach() {
    return rows.newestOfEach().stream().map(RunbookVersionRow::toVersion).toList();
  }

  /** Empty if the id is taken. */
  @Transactional
  Optional<RunbookVersion> create(RunbookDocument document) {
    return rows.newest(document.runbook().id()).isPresent()
        ? Optional.empty()
        : Optional.of(add(document, 1));
  }

  /** The newest version if its content is the same, otherwise a new one. */
  @Transactional
  RunbookVersion save(RunbookDocument document) {
    var newest = rows.newest(document.runbook().id());
    return newest
        .filter(row -> row.hash.equals(document.hash()))
        .map(RunbookVersionRow::toVersion)
        .orElseGet(() -> add(document, newest.map(row -> row.version + 1).orElse(1)));
  }

  private RunbookVersion add(RunbookDocument document, int version) {
    var row = new RunbookVersionRow();
    row.id = document.runbook().id();
    row.version = version;
    row.hash = document.hash();
    row.title = document.runbook().title();
    row.owner = document.runbook().owner();
    row.document = document.text();
    row.createdAt = clock.instant();
    rows.persistAndFlush(row);
    return row.toVersion();
  }
}
