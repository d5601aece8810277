package io.tocsin.router.topology;

import java.util.concurrent.atomic.LongAdder;

/** How many records were left out because Kafka takes none of their size. Any thread. */
final class TooLargeRecords {
  private final LongAdder records = new LongAdder();

  void add() {
    records.increment();
  }

  long count() {
    return records.sum();
  }
}
