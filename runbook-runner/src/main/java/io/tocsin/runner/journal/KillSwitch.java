package io.tocsin.runner.journal;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/**
 * Stops every change at once; looked at right before each of them. Its release ends the pause of
 * everything that it held.
 */
@Singleton
@Transactional
public class KillSwitch {
  private final KillSwitchRows rows;
  private final ExecutionRows executions;
  private final Event<WorkWritten> work;

  KillSwitch(KillSwitchRows rows, ExecutionRows executions, Event<WorkWritten> work) {
    this.rows = rows;
    this.executions = executions;
    this.work = work;
  }

  public Optional<TopicPosition> position() {
    return rows.findByIdOptional(KillSwitchRows.EVERYTHING).map(KillSwitch::position);
  }

  public TopicPosition set(boolean pulled, String by, String reason) {
    var row = rows.findByIdOptional(KillSwitchRows.EVERYTHING).orElseGet(KillSwitchRow::new);
    row.scope = KillSwitchRows.EVERYTHING;
    row.pulled = pulled;
    row.reason = reason;
    row.changedBy = by;
    row.changedAt = executions.now();
    rows.persist(row);
    if (!pulled) {
      // Written before the pauses end: whoever looks then must see it.
      rows.flush();
      executions.endPauses();
    }
    work.fire(new WorkWritten());
    return position(row);
  }

  private static TopicPosition position(KillSwitchRow row) {
    return new TopicPosition(row.pulled, row.reason, row.changedBy, row.changedAt);
  }

  /**
   * @param pulled nothing is changed any more
   */
  public record TopicPosition(boolean pulled, String reason, String by, Instant at) {}
}
