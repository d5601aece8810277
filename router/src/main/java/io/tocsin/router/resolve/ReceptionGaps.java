package io.tocsin.router.resolve;

import java.time.Instant;

/**
 * Gaps in which no report could reach this process although it ran: Kafka was unavailable, or
 * ingestion was closed. Any thread may report and read.
 */
public final class ReceptionGaps {
  private volatile Gap last = Gap.NONE;

  /** Call repeatedly while no report can arrive. */
  public synchronized void missed(Instant now) {
    last = new Gap(last.continuesAt(now) ? last.from() : now, now);
  }

  Gap last() {
    return last;
  }
}
