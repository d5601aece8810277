package io.tocsin.runner.execution.postgres;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.tocsin.runner.database.JsonColumn;
import io.tocsin.runner.execution.AttemptState;
import io.tocsin.runner.execution.Intent;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Repository of attempts, their tasks and the target locks. */
@Singleton
class AttemptRows implements PanacheRepositoryBase<AttemptRow, AttemptRow.Key> {

  List<AttemptRow> of(UUID executionId) {
    return list("executionId", Sort.ascending("stepId", "number"), executionId);
  }

  List<AttemptRow> of(UUID executionId, String stepId) {
    return list("executionId = ?1 and stepId = ?2", Sort.ascending("number"), executionId, stepId);
  }

  AttemptRow add(ExecutionRow row, Intent intent, Instant now) {
    var attempt = new AttemptRow();
    attempt.executionId = row.id;
    attempt.stepId = intent.stepId();
    attempt.number = of(row.id, intent.stepId()).size() + 1;
    attempt.action = intent.call().action();
    attempt.timeoutSeconds = intent.call().timeout().map(Duration::toSeconds).orElse(null);
    attempt.why = intent.why();
    attempt.state = AttemptState.INTENT;
    attempt.target = intent.target().toString();
    attempt.guestBefore = JsonColumn.write(intent.before());
    attempt.indexWasEmpty = intent.indexWasEmpty();
    attempt.leaseEpoch = row.leaseEpoch;
    attempt.fencedUntil = now.plus(intent.fence());
    attempt.intentAt = now;
    attempt.note = "";
    persist(attempt);
    return attempt;
  }

  /** Calls that were rejected or never started changed nothing. */
  Optional<Instant> lastChange(String target, UUID except) {
    return find(
            "target = ?1 and executionId <> ?2 and state not in ?3",
            Sort.descending("intentAt"),
            target,
            except,
            List.of(AttemptState.NOT_STARTED))
        .stream()
        .filter(row -> row.state != AttemptState.FAILED || row.upid != null)
        .findFirst()
        .map(row -> row.intentAt);
  }

  boolean claimTask(AttemptRow row, String upid) {
    return getEntityManager()
            .createNativeQuery(
                "insert into runner.remote_task (upid, execution_id, step_id, number)"
                    + " values (?1, ?2, ?3, ?4) on conflict do nothing")
            .setParameter(1, upid)
            .setParameter(2, row.executionId)
            .setParameter(3, row.stepId)
            .setParameter(4, row.number)
            .executeUpdate()
        == 1;
  }

  /** Also true if the execution already holds it. */
  boolean lockTarget(String target, UUID executionId) {
    var entities = getEntityManager();
    entities
        .createNativeQuery(
            "insert into runner.target_lock (target, execution_id, acquired_at)"
                + " values (?1, ?2, clock_timestamp()) on conflict do nothing")
        .setParameter(1, target)
        .setParameter(2, executionId)
        .executeUpdate();
    return executionId.equals(
        entities
            .createNativeQuery(
                "select execution_id from runner.target_lock where target = ?1", UUID.class)
            .setParameter(1, target)
            .getResultStream()
            .findFirst()
            .orElse(null));
  }

  boolean isTakenByAnother(String target, UUID executionId) {
    return getEntityManager()
        .createNativeQuery(
            "select execution_id from runner.target_lock where target = ?1", UUID.class)
        .setParameter(1, target)
        .getResultStream()
        .anyMatch(owner -> !executionId.equals(owner));
  }

  void unlockTarget(UUID executionId) {
    getEntityManager()
        .createNativeQuery("delete from runner.target_lock where execution_id = ?1")
        .setParameter(1, executionId)
        .executeUpdate();
  }
}
