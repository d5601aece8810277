package io.tocsin.runner.journal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.execution.Lease;
import io.tocsin.runner.execution.LeaseLostException;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds executions. All of it needs a transaction around it. */
@Singleton
class ExecutionRows implements PanacheRepositoryBase<ExecutionRow, UUID> {
  private static final List<ExecutionState> OPEN =
      List.of(
          ExecutionState.REQUESTED,
          ExecutionState.AWAITING_APPROVAL,
          ExecutionState.QUEUED,
          ExecutionState.RUNNING,
          ExecutionState.WAITING,
          ExecutionState.NEEDS_HUMAN);

  /** The database's clock: those of several machines need not agree. */
  Instant now() {
    return (Instant)
        getEntityManager()
            .createNativeQuery("select clock_timestamp()", Instant.class)
            .getSingleResult();
  }

  /** The row, for this transaction alone, if it still belongs to the owner of the lease. */
  ExecutionRow owned(Lease lease) {
    var row = findById(lease.executionId(), LockModeType.PESSIMISTIC_WRITE);
    if (row == null || !row.belongsTo(lease)) {
      throw new LeaseLostException(lease);
    }
    return row;
  }

  /** One that nobody works on and that is due. Two workers never get the same. */
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

  int startedSince(String runbook, UUID except, Instant since) {
    return Math.toIntExact(
        count("runbook = ?1 and startedAt >= ?2 and id <> ?3", runbook, since, except));
  }

  int startedForGroup(String runbook, String groupId, UUID except) {
    return Math.toIntExact(
        count(
            "runbook = ?1 and groupId = ?2 and startedAt is not null and id <> ?3",
            runbook,
            groupId,
            except));
  }

  Optional<UUID> openForGroup(String runbook, String groupId, UUID except) {
    return find(
            "runbook = ?1 and groupId = ?2 and state in ?3 and id <> ?4 and createdAt <= "
                + "(select e.createdAt from ExecutionRow e where e.id = ?4)",
            runbook,
            groupId,
            OPEN,
            except)
        .firstResultOptional()
        .map(row -> row.id);
  }
}
