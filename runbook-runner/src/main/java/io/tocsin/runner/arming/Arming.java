package io.tocsin.runner.arming;

import io.tocsin.runner.database.DatabaseClock;
import io.tocsin.runner.work.WorkWritten;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Arms a runbook that was disarmed after too many failures in a row. */
@Singleton
@Transactional
public class Arming {
  private final ArmingRows rows;
  private final DatabaseClock clock;
  private final Event<WorkWritten> work;

  Arming(ArmingRows rows, DatabaseClock clock, Event<WorkWritten> work) {
    this.rows = rows;
    this.clock = clock;
    this.work = work;
  }

  /** Earlier failures no longer count. */
  public Armed arm(String runbook, String by, String reason) {
    var row = rows.findByIdOptional(runbook).orElseGet(ArmingRow::new);
    row.runbook = runbook;
    row.armedBy = by;
    row.reason = reason;
    row.armedAt = clock.now();
    rows.persist(row);
    work.fire(new WorkWritten());
    return new Armed(runbook, by, reason, row.armedAt);
  }

  public record Armed(String runbook, String by, String reason, Instant at) {}
}
