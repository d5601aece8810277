package io.tocsin.router.topology;

import java.util.concurrent.atomic.LongAdder;

/** Counts records dropped because they exceed Kafka's record size limit. Any thread. */
final class TooLargeRecords {
  private final LongAdder records = new LongAdder();

  void add() {
    records.increment();
  }

  long count() {
    return records.sum();
  }
}
