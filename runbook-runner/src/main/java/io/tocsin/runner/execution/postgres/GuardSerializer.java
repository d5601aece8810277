package io.tocsin.runner.execution.postgres;

import io.tocsin.runner.execution.Lease;
import jakarta.inject.Singleton;

/**
 * Serializes guard decisions across all workers and processes. Limits count earlier decisions; of
 * two concurrent decisions, neither would count the other.
 *
 * <p>One global lock, because limits apply to a runbook in all clusters and to all clusters
 * together. It is held for the few milliseconds of one decision.
 */
@Singleton
class GuardSerializer {
  /** Arbitrary, but the same for all workers. */
  private static final long ALL = 7_106_011_255L;

  private final ExecutionRows rows;

  GuardSerializer(ExecutionRows rows) {
    this.rows = rows;
  }

  /**
   * Locks and returns the row like {@link ExecutionRows#owned}, when no other decision is being
   * made. Holds both locks until the end of the transaction; earlier decisions are committed and
   * visible.
   */
  ExecutionRow owned(Lease lease) {
    lock();
    return rows.owned(lease);
  }

  private void lock() {
    rows.getEntityManager()
        .createNativeQuery(
            "select true from (select pg_advisory_xact_lock(?1)) held", Boolean.class)
        .setParameter(1, ALL)
        .getSingleResult();
  }
}
