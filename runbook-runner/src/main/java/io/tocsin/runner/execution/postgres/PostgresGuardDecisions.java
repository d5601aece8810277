package io.tocsin.runner.execution.postgres;

import io.tocsin.runner.database.DatabaseClock;
import io.tocsin.runner.execution.Decision;
import io.tocsin.runner.execution.GuardContext;
import io.tocsin.runner.execution.GuardDecisions;
import io.tocsin.runner.execution.GuardOutcome;
import io.tocsin.runner.execution.Intent;
import io.tocsin.runner.execution.IntentResult;
import io.tocsin.runner.execution.Lease;
import io.tocsin.runner.killswitch.KillSwitch;
import io.tocsin.runner.proxmox.GuestId;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

@Singleton
@Transactional
class PostgresGuardDecisions implements GuardDecisions {
  private final GuardSerializer serializer;
  private final GuardContexts contexts;
  private final AttemptRows attempts;
  private final RowTransitions transitions;
  private final KillSwitch killSwitch;
  private final DatabaseClock clock;

  PostgresGuardDecisions(
      GuardSerializer serializer,
      GuardContexts contexts,
      AttemptRows attempts,
      RowTransitions transitions,
      KillSwitch killSwitch,
      DatabaseClock clock) {
    this.serializer = serializer;
    this.contexts = contexts;
    this.attempts = attempts;
    this.transitions = transitions;
    this.killSwitch = killSwitch;
    this.clock = clock;
  }

  @Override
  public boolean isKillSwitchPulled() {
    return killSwitch.isPulled();
  }

  @Override
  public boolean rule(
      Lease lease, GuestId target, Duration window, Function<GuardContext, GuardOutcome> evaluate) {
    var row = serializer.owned(lease);
    return switch (evaluate.apply(contexts.of(row, target, window))) {
      case GuardOutcome.Start(var queued, var lookAgain) -> {
        queued.ifPresent(decision -> transitions.decide(row, decision));
        yield transitions.begin(row, target) || postponeForTarget(row, target, lookAgain);
      }
      case GuardOutcome.Decide(var decision) -> {
        transitions.decide(row, decision);
        yield false;
      }
      case GuardOutcome.Postpone(var delay, var as, var why) -> {
        transitions.postpone(row, delay, as, why);
        yield false;
      }
    };
  }

  private boolean postponeForTarget(ExecutionRow row, GuestId target, Duration lookAgain) {
    transitions.awaitTarget(row, target.toString(), lookAgain);
    return false;
  }

  @Override
  public IntentResult intend(
      Lease lease,
      Intent intent,
      Duration window,
      Function<GuardContext, Optional<Decision>> objection) {
    var row = serializer.owned(lease);
    var now = contexts.of(row, intent.target(), window);
    if (now.killSwitchPulled()) {
      return new IntentResult.Held();
    }
    return objection
        .apply(now)
        .<IntentResult>map(
            against -> new IntentResult.Rejected(against, now.lastOwnChange().isEmpty()))
        .orElseGet(() -> granted(row, intent));
  }

  private IntentResult granted(ExecutionRow row, Intent intent) {
    var attempt = attempts.add(row, intent, clock.now());
    row.crashCount = 0;
    return new IntentResult.Granted(attempt.toAttempt());
  }
}
