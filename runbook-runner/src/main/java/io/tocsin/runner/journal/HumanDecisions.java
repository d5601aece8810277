package io.tocsin.runner.journal;

import io.tocsin.runner.execution.Execution;
import io.tocsin.runner.execution.ExecutionState;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What people decide about executions. */
@Singleton
@Transactional
public class HumanDecisions {
  private final ExecutionRows rows;
  private final AttemptRows attempts;
  private final Reports reports;

  HumanDecisions(ExecutionRows rows, AttemptRows attempts, Reports reports) {
    this.rows = rows;
    this.attempts = attempts;
    this.reports = reports;
  }

  /**
   * Looks at the execution and moves it in one go, so that two people cannot both decide.
   *
   * @param decide may throw to leave everything as it is
   */
  public Optional<Execution> answer(UUID id, Function<Asked, ProxmoxAnswer> decide) {
    return Optional.ofNullable(rows.findById(id, LockModeType.PESSIMISTIC_WRITE))
        .map(row -> answer(row, decide));
  }

  private Execution answer(ExecutionRow row, Function<Asked, ProxmoxAnswer> decide) {
    var now = rows.now();
    var answer = decide.apply(new Asked(row.toExecution(), now));
    row.move(answer.state(), answer.reason(), now);
    answer
        .approvedBy()
        .ifPresent(
            who -> {
              row.approvedBy = who;
              row.approvedAt = now;
            });
    row.notBefore = null;
    if (answer.state().isFinal()) {
      attempts.unlockTarget(row.id);
    }
    reports.execution(row, now);
    return row.toExecution();
  }

  /** Questions that nobody answered in time. */
  public int expire() {
    var now = rows.now();
    var unanswered = rows.unanswered(now);
    for (var row : unanswered) {
      row.move(ExecutionState.EXPIRED, "nobody approved it in time", now);
      reports.execution(row, now);
    }
    return unanswered.size();
  }

  /** The execution a person decides about, by the database's clock. */
  public record Asked(Execution execution, java.time.Instant now) {}

  /** What the person decided. */
  public record ProxmoxAnswer(ExecutionState state, String reason, Optional<String> approvedBy) {}
}
