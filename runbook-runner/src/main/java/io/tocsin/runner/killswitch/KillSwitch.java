package io.tocsin.runner.killswitch;

import io.tocsin.runner.database.DatabaseClock;
import io.tocsin.runner.work.WorkWritten;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/**
 * Stops every change at once; checked right before each change. Releasing it ends the pauses of the
 * executions it held.
 */
@Singleton
@Transactional
public class KillSwitch {
  private final KillSwitchRows rows;
  private final HeldExecutions executions;
  private final DatabaseClock clock;
  private final Event<WorkWritten> work;

  KillSwitch(
      KillSwitchRows rows,
      HeldExecutions executions,
      DatabaseClock clock,
      Event<WorkWritten> work) {
    this.rows = rows;
    this.executions = executions;
    this.clock = clock;
    this.work = work;
  }

  public Optional<State> state() {
    return rows.findByIdOptional(KillSwitchRows.EVERYTHING).map(KillSwitch::state);
  }

  public boolean isPulled() {
    return rows.isPulled();
  }

  public State set(boolean pulled, String by, String reason) {
    var row = rows.findByIdOptional(KillSwitchRows.EVERYTHING).orElseGet(KillSwitchRow::new);
    row.scope = KillSwitchRows.EVERYTHING;
    row.pulled = pulled;
    row.reason = reason;
    row.changedBy = by;
    row.changedAt = clock.now();
    rows.persist(row);
    if (!pulled) {
      // Written before the pauses end, so that resumed executions see the release.
      rows.flush();
      executions.endPauses();
    }
    work.fire(new WorkWritten());
    return state(row);
  }

  private static State state(KillSwitchRow row) {
    return new State(row.pulled, row.reason, row.changedBy, row.changedAt);
  }

  /**
   * @param pulled true while all changes are held
   */
  public record State(boolean pulled, String reason, String by, Instant at) {}
}
