package io.tocsin.runner.execution.postgres;

import io.tocsin.runner.database.DatabaseClock;
import io.tocsin.runner.execution.Decision;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.proxmox.GuestId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Moves a locked row and reports its new state, in the caller's transaction. */
@Singleton
class RowTransitions {
  private final AttemptRows attempts;
  private final Reports reports;
  private final DatabaseClock clock;

  RowTransitions(AttemptRows attempts, Reports reports, DatabaseClock clock) {
    this.attempts = attempts;
    this.reports = reports;
    this.clock = clock;
  }

  void decide(ExecutionRow row, Decision decision) {
    var now = clock.now();
    decision.target().ifPresent(target -> row.target = target.toString());
    decision.planHash().ifPresent(hash -> row.planHash = hash);
    row.approvalExpiresAt = decision.approvalWithin().map(now::plus).orElse(row.approvalExpiresAt);
    row.move(decision.state(), decision.reason(), now);
    if (decision.state() == ExecutionState.AWAITING_APPROVAL) {
      row.releaseLease();
    }
    if (decision.state().isFinal()) {
      attempts.unlockTarget(row.id);
    }
    reports.execution(row, now);
  }

  boolean begin(ExecutionRow row, GuestId target) {
    if (!attempts.lockTarget(target.toString(), row.id)) {
      return false;
    }
    var now = clock.now();
    row.startedAt = row.startedAt == null ? now : row.startedAt;
    row.move(ExecutionState.RUNNING, "running", now);
    reports.execution(row, now);
    return true;
  }

  void postpone(ExecutionRow row, Duration delay, Optional<ExecutionState> as, String why) {
    var now = clock.now();
    boolean news = !row.reason.equals(StorableText.of(why));
    as.ifPresent(state -> row.move(state, why, now));
    row.reason = StorableText.of(why);
    row.notBefore = now.plus(delay);
    row.releaseLease();
    if (news) {
      reports.execution(row, now);
    }
  }

  void awaitTarget(ExecutionRow row, String target, Duration delay) {
    postpone(
        row,
        delay,
        Optional.of(ExecutionState.WAITING),
        "another execution is running on " + target);
  }

  void finish(ExecutionRow row, ExecutionState state, String reason) {
    var now = clock.now();
    row.move(state, reason, now);
    if (state.isFinal()) {
      attempts.unlockTarget(row.id);
    }
    reports.execution(row, now);
  }
}
