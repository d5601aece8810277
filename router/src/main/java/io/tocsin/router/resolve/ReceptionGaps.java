package io.tocsin.router.resolve;

import java.time.Instant;

/**
 * Times in which no report could reach this process although it ran: Kafka was away, or the intake
 * was closed. Any thread may report and ask.
 */
public final class ReceptionGaps {
  private volatile Gap last = Gap.NONE;

  /** To be called again and again while no report can arrive. */
  public synchronized void missed(Instant now) {
    last = new Gap(last.goesOnAt(now) ? last.from() : now, now);
  }

  Gap last() {
    return last;
  }
}
