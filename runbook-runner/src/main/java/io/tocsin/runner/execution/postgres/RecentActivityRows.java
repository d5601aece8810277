package io.tocsin.runner.execution.postgres;

import io.tocsin.runner.execution.Execution;
import io.tocsin.runner.execution.RecentActivity;
import io.tocsin.runner.proxmox.GuestId;
import jakarta.inject.Singleton;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Counts recent activity around an execution. Every method needs a transaction. */
@Singleton
class RecentActivityRows {
  /** More than any sensible limit on failures. */
  private static final int LATEST = 100;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final ExecutionRows rows;

  RecentActivityRows(ExecutionRows rows) {
    this.rows = rows;
  }

  RecentActivity around(Execution execution, GuestId target, Duration window, Instant now) {
    var id = execution.id();
    return new RecentActivity(
        changes(target.cluster() + "/", id, now.minus(HOUR)),
        changes("", id, now.minus(HOUR)),
        fixes(target.toString(), id, now.minus(DAY)),
        failuresInARow(execution.runbook(), id),
        requestedGuests(id, now.minus(window)),
        unresolved(id, now.minus(window)));
  }

  /** Rejected calls changed nothing and are not counted; executions about to start are. */
  private int changes(String targets, UUID except, Instant since) {
    return count(
        query(
                """
                select (select count(*) from runner.attempt
                         where starts_with(target, ?1) and execution_id <> ?2 and intent_at >= ?3
                           and state <> 'NOT_STARTED' and (state <> 'FAILED' or upid is not null))
                     + (select count(*) from runner.execution e
                         where starts_with(target, ?1) and id <> ?2
                           and state in ('QUEUED', 'WAITING', 'RUNNING')
                           and not exists (select 1 from runner.attempt a where a.execution_id = e.id))
                """)
            .setParameter(1, targets)
            .setParameter(2, except)
            .setParameter(3, since));
  }

  private int fixes(String target, UUID except, Instant since) {
    return count(
        query(
                """
                select count(*) from runner.execution e
                 where target = ?1 and id <> ?2 and finished_at >= ?3
                   and (automatic or group_id is not null)
                   and state in ('SUCCEEDED', 'SUCCEEDED_WITH_WARNINGS')
                   and exists (select 1 from runner.attempt a where a.execution_id = e.id)
                """)
            .setParameter(1, target)
            .setParameter(2, except)
            .setParameter(3, since));
  }

  private int failuresInARow(String runbook, UUID except) {
    List<?> states =
        query(
                """
                select state from runner.execution
                 where runbook = ?1 and id <> ?2 and started_at is not null
                   and state in ('SUCCEEDED', 'SUCCEEDED_WITH_WARNINGS', 'FAILED', 'TIMED_OUT', 'NEEDS_HUMAN')
                   and coalesce(finished_at, started_at) >
                       coalesce((select armed_at from runner.arming where runbook = ?1), '-infinity')
                 order by coalesce(finished_at, started_at) desc
                 limit ?3
                """)
            .setParameter(1, runbook)
            .setParameter(2, except)
            .setParameter(3, LATEST)
            .getResultList();
    return Math.toIntExact(
        states.stream().takeWhile(state -> !state.toString().startsWith("SUCCEEDED")).count());
  }

  private Set<GuestId> requestedGuests(UUID except, Instant since) {
    List<?> targets =
        query(
                """
                select distinct target from runner.execution
                 where id <> ?1 and created_at >= ?2 and target is not null
                   and (automatic or group_id is not null)
                """)
            .setParameter(1, except)
            .setParameter(2, since)
            .getResultList();
    return targets.stream()
        .map(target -> GuestId.parse(target.toString()))
        .collect(Collectors.toSet());
  }

  /**
   * Requests with equal inputs are counted once: they mean the same guest, which planning has not
   * resolved yet.
   */
  private int unresolved(UUID except, Instant since) {
    return count(
        query(
                """
                select count(distinct inputs) from runner.execution
                 where id <> ?1 and created_at >= ?2 and target is null and state = 'REQUESTED'
                   and (automatic or group_id is not null)
                   and inputs <> (select inputs from runner.execution where id = ?1)
                """)
            .setParameter(1, except)
            .setParameter(2, since));
  }

  private Query query(String sql) {
    return rows.getEntityManager().createNativeQuery(sql);
  }

  private static int count(Query query) {
    return ((Number) query.getSingleResult()).intValue();
  }
}
