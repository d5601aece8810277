package io.tocsin.runner.journal;

import jakarta.inject.Singleton;

/**
 * Lets one judgement follow the other, however many workers and processes there are. Limits count
 * what was allowed before: of two that are judged at once, neither would count the other.
 *
 * <p>One lock for everything, because limits count a runbook in all clusters, and all clusters
 * together. It is held for the few milliseconds in which a judgement is read and written.
 */
@Singleton
class GuardSerializer {
  /** Any number will do; it only must be the same for all workers. */
  private static final long ALL = 7_106_011_255L;

  private final ExecutionRows rows;

  GuardSerializer(ExecutionRows rows) {
    this.rows = rows;
  }

  /** From here to the end of the transaction; what was committed before is seen. */
  void oneAtATime() {
    rows.getEntityManager()
        .createNativeQuery(
            "select true from (select pg_advisory_xact_lock(?1)) held", Boolean.class)
        .setParameter(1, ALL)
        .getSingleResult();
  }
}
