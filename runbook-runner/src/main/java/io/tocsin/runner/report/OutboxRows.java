package io.tocsin.runner.report;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import java.util.List;

/** Repository of reports to send. */
@Singleton
class OutboxRows implements PanacheRepositoryBase<OutboxRow, Long> {
  /** Arbitrary, but the same for all senders. */
  private static final long SENDERS = 7_106_011_214L;

  /** Empty while another process sends, so that reports are sent in order. */
  List<OutboxRow> unsent(int limit) {
    boolean alone =
        (Boolean)
            getEntityManager()
                .createNativeQuery("select pg_try_advisory_xact_lock(?1)", Boolean.class)
                .setParameter(1, SENDERS)
                .getSingleResult();
    return alone ? find("sentAt is null", Sort.ascending("id")).page(0, limit).list() : List.of();
  }
}
