package io.tocsin.gateway.ingest;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits the bytes in flight to Kafka below the producer's own buffer: a full buffer blocks the
 * caller, and our callers are event loops. Thread-safe.
 */
final class BytesInFlight {
  private final long limit;
  private final AtomicLong bytes = new AtomicLong();

  BytesInFlight(long limit) {
    this.limit = limit;
  }

  /** Reserves bytes, which {@link #leave} frees; false if they do not fit. */
  boolean enter(long size) {
    if (bytes.addAndGet(size) <= limit) {
      return true;
    }
    bytes.addAndGet(-size);
    return false;
  }

  void leave(long size) {
    bytes.addAndGet(-size);
  }

  long bytes() {
    return bytes.get();
  }
}
