package io.tocsin.runner.execution.postgres;

import io.tocsin.runner.execution.Decision;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.execution.Lease;
import io.tocsin.runner.execution.Transitions;
import io.tocsin.runner.killswitch.KillSwitch;
import io.tocsin.runner.proxmox.GuestId;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;

@Singleton
@Transactional
class PostgresTransitions implements Transitions {
  private final ExecutionRows executions;
  private final AttemptRows attempts;
  private final KillSwitch killSwitch;
  private final RowTransitions transitions;

  PostgresTransitions(
      ExecutionRows executions,
      AttemptRows attempts,
      KillSwitch killSwitch,
      RowTransitions transitions) {
    this.executions = executions;
    this.attempts = attempts;
    this.killSwitch = killSwitch;
    this.transitions = transitions;
  }

  @Override
  public void decide(Lease lease, Decision decision) {
    transitions.decide(executions.owned(lease), decision);
  }

  @Override
  public boolean begin(Lease lease, GuestId target) {
    return transitions.begin(executions.owned(lease), target);
  }

  @Override
  public void postpone(Lease lease, Duration delay, Optional<ExecutionState> as, String why) {
    transitions.postpone(executions.owned(lease), delay, as, why);
  }

  /**
   * Locks the row first: a release of the kill switch then waits for this transaction or is visible
   * to it.
   */
  @Override
  public boolean hold(Lease lease, Duration delay, Optional<ExecutionState> as, String why) {
    var row = executions.owned(lease);
    boolean pulled = killSwitch.isPulled();
    if (pulled) {
      transitions.postpone(row, delay, as, why);
    }
    return pulled;
  }

  @Override
  public boolean awaitTarget(Lease lease, Duration delay) {
    var row = executions.owned(lease);
    var target = row.target;
    if (target == null || !attempts.isTakenByAnother(target, row.id)) {
      return false;
    }
    transitions.awaitTarget(row, target, delay);
    return true;
  }

  @Override
  public void finish(Lease lease, ExecutionState state, String reason) {
    transitions.finish(executions.owned(lease), state, reason);
  }
}
