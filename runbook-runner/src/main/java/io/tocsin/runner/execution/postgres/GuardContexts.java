package io.tocsin.runner.execution.postgres;

import io.tocsin.runner.database.DatabaseClock;
import io.tocsin.runner.execution.GuardContext;
import io.tocsin.runner.execution.History;
import io.tocsin.runner.killswitch.KillSwitch;
import io.tocsin.runner.proxmox.GuestId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads what guards decide on, in the caller's transaction. */
@Singleton
class GuardContexts {
  private static final Duration HOUR = Duration.ofHours(1);

  private final ExecutionRows executions;
  private final AttemptRows attempts;
  private final RecentActivityRows trends;
  private final KillSwitch killSwitch;
  private final DatabaseClock clock;

  GuardContexts(
      ExecutionRows executions,
      AttemptRows attempts,
      RecentActivityRows trends,
      KillSwitch killSwitch,
      DatabaseClock clock) {
    this.executions = executions;
    this.attempts = attempts;
    this.trends = trends;
    this.killSwitch = killSwitch;
    this.clock = clock;
  }

  /**
   * @param window how far back alerts about other guests count
   */
  GuardContext of(ExecutionRow row, GuestId target, Duration window) {
    var now = clock.now();
    return new GuardContext(
        now,
        history(row, target, window, now),
        attempts.of(row.id).stream().map(attempt -> attempt.intentAt).max(Instant::compareTo),
        killSwitch.isPulled());
  }

  private History history(ExecutionRow row, GuestId target, Duration window, Instant now) {
    boolean ofGroup = row.groupId != null;
    return new History(
        attempts.lastChange(target.toString(), row.id),
        executions.startedSince(row.runbook, row.id, now.minus(HOUR)),
        ofGroup ? executions.startedForGroup(row, target.toString()) : 0,
        ofGroup ? executions.openForGroup(row, target.toString()) : Optional.empty(),
        trends.around(row.toExecution(), target, window, now));
  }
}
