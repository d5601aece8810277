package io.tocsin.runner.execution.postgres;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import io.tocsin.runner.execution.DueWork;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.execution.Lease;
import io.tocsin.runner.execution.LeaseLostException;
import io.tocsin.runner.killswitch.HeldExecutions;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Repository of executions. Every method needs a transaction. */
@Singleton
class ExecutionRows implements PanacheRepositoryBase<ExecutionRow, UUID>, HeldExecutions {
  private static final List<ExecutionState> ABOUT_TO_START =
      List.of(ExecutionState.QUEUED, ExecutionState.WAITING);

  private static final long UNKNOWN_EPISODE = -1;

  /**
   * Another execution with the same identity: alert group, episode, runbook and target. An
   * execution without an episode, stored by an older version, matches every episode.
   */
  private static final String SAME =
      "runbook = :runbook and groupId = :groupId and target = :target and id <> :own"
          + " and (episode = :episode or episode is null or :episode = "
          + UNKNOWN_EPISODE
          + ")";

  private static final List<ExecutionState> OPEN =
      List.of(
          ExecutionState.REQUESTED,
          ExecutionState.AWAITING_APPROVAL,
          ExecutionState.QUEUED,
          ExecutionState.RUNNING,
          ExecutionState.WAITING,
          ExecutionState.NEEDS_HUMAN);

  /** Locks and returns the row if the lease is still valid. */
  ExecutionRow owned(Lease lease) {
    var row = findById(lease.executionId(), LockModeType.PESSIMISTIC_WRITE);
    if (row == null || !row.belongsTo(lease)) {
      throw new LeaseLostException(lease);
    }
    return row;
  }

  /** Uses the statement's start time, so that no work falls between "now" and "later". */
  DueWork due() {
    var answer =
        (Object[])
            getEntityManager()
                .createNativeQuery(
                    """
                    select coalesce(bool_or(due_at <= statement_timestamp()), false) as is_due,
                           cast(1000000 * extract(epoch from (
                                  min(due_at) filter (where due_at > statement_timestamp())
                                    - statement_timestamp())) as bigint) as next_micros
                      from (select coalesce(greatest(not_before, lease_until), created_at) as due_at
                              from runner.execution
                             where state in ('REQUESTED', 'QUEUED', 'RUNNING', 'WAITING')
                            union all
                            select approval_expires_at
                              from runner.execution
                             where state = 'AWAITING_APPROVAL') as waiting
                    """)
                .getSingleResult();
    return new DueWork(
        (Boolean) answer[0],
        Optional.ofNullable((Number) answer[1])
            .map(micros -> Duration.of(micros.longValue(), ChronoUnit.MICROS)));
  }

  /** A due execution without an owner. Two workers never get the same one. */
  Optional<ExecutionRow> claimable() {
    var ids =
        getEntityManager()
            .createNativeQuery(
                """
                select id from runner.execution
                 where state in ('REQUESTED', 'QUEUED', 'RUNNING', 'WAITING')
                   and (not_before is null or not_before <= clock_timestamp())
                   and (lease_until is null or lease_until < clock_timestamp())
                 order by not_before nulls first, created_at
                 for update skip locked
                 limit 1
                """,
                UUID.class)
            .getResultList();
    return ids.stream().findFirst().map(id -> findById((UUID) id, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * The update has no condition on the pause, so that it waits for a worker that is pausing one.
   */
  @Override
  public void endPauses() {
    getEntityManager()
        .createNativeQuery(
            """
            update runner.execution set not_before = null
             where state in ('REQUESTED', 'QUEUED', 'RUNNING', 'WAITING')
            """)
        .executeUpdate();
  }

  /**
   * Locks until the end of the transaction: the same request may arrive several times concurrently,
   * and the later ones must find the first.
   */
  void lockKey(String idempotencyKey) {
    getEntityManager()
        .createNativeQuery(
            "select true from (select pg_advisory_xact_lock(hashtextextended(?1, 0))) held",
            Boolean.class)
        .setParameter(1, idempotencyKey)
        .getSingleResult();
  }

  Optional<ExecutionRow> withKey(String idempotencyKey) {
    return find("idempotencyKey", idempotencyKey).firstResultOptional();
  }

  List<ExecutionRow> newest(int limit, Optional<String> runbook, Optional<ExecutionState> state) {
    var query = new StringBuilder("1 = 1");
    var parameters = new Parameters();
    runbook.ifPresent(
        id -> {
          query.append(" and runbook = :runbook");
          parameters.and("runbook", id);
        });
    state.ifPresent(
        in -> {
          query.append(" and state = :state");
          parameters.and("state", in);
        });
    return find(query.toString(), Sort.descending("createdAt"), parameters).page(0, limit).list();
  }

  List<ExecutionRow> unanswered(Instant now) {
    return list("state = ?1 and approvalExpiresAt < ?2", ExecutionState.AWAITING_APPROVAL, now);
  }

  /** Includes executions that may start at any moment. */
  int startedSince(String runbook, UUID except, Instant since) {
    return Math.toIntExact(
        count(
            "runbook = ?1 and id <> ?2 and (startedAt >= ?3 or (startedAt is null and state in"
                + " ?4))",
            runbook,
            except,
            since,
            ABOUT_TO_START));
  }

  /** See {@link #SAME}. */
  int startedForGroup(ExecutionRow own, String target) {
    return Math.toIntExact(
        count(
            SAME + " and (startedAt is not null or state in :states)",
            same(own, target, ABOUT_TO_START)));
  }

  Optional<UUID> openForGroup(ExecutionRow own, String target) {
    return find(SAME + " and state in :states", same(own, target, OPEN))
        .firstResultOptional()
        .map(row -> row.id);
  }

  private static Parameters same(ExecutionRow own, String target, List<ExecutionState> states) {
    return Parameters.with("runbook", own.runbook)
        .and("groupId", own.groupId)
        .and("target", target)
        .and("episode", own.episode == null ? UNKNOWN_EPISODE : own.episode)
        .and("own", own.id)
        .and("states", states);
  }
}
