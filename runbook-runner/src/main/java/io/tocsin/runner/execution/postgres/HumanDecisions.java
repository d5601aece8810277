package io.tocsin.runner.execution.postgres;

import io.tocsin.runner.database.DatabaseClock;
import io.tocsin.runner.execution.Execution;
import io.tocsin.runner.execution.ExecutionState;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Decisions of people about executions. */
@Singleton
@Transactional
public class HumanDecisions {
  private final ExecutionRows rows;
  private final AttemptRows attempts;
  private final Reports reports;
  private final DatabaseClock clock;

  HumanDecisions(ExecutionRows rows, AttemptRows attempts, Reports reports, DatabaseClock clock) {
    this.rows = rows;
    this.attempts = attempts;
    this.reports = reports;
    this.clock = clock;
  }

  /**
   * Reads and changes the execution in one transaction, so that two people cannot both decide.
   *
   * @param decide may throw to leave everything unchanged
   */
  public Optional<Execution> answer(UUID id, Function<Pending, Answer> decide) {
    return Optional.ofNullable(rows.findById(id, LockModeType.PESSIMISTIC_WRITE))
        .map(row -> answer(row, decide));
  }

  private Execution answer(ExecutionRow row, Function<Pending, Answer> decide) {
    var now = clock.now();
    var answer = decide.apply(new Pending(row.toExecution(), now));
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

  /** Expires unanswered approvals and returns their number. */
  public int expire() {
    var now = clock.now();
    var unanswered = rows.unanswered(now);
    for (var row : unanswered) {
      row.move(ExecutionState.EXPIRED, "not approved in time", now);
      reports.execution(row, now);
    }
    return unanswered.size();
  }

  /** The execution to decide about, and the database's time. */
  public record Pending(Execution execution, java.time.Instant now) {}

  /** The person's decision. */
  public record Answer(ExecutionState state, String reason, Optional<String> approvedBy) {}
}
