package io.tocsin.gateway.ingest;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes on their way to the log, bounded below the producer's own buffer: when that is full, it
 * blocks its caller, and our callers are event loops. For all threads.
 */
final class BytesInFlight {
  private final long limit;
  private final AtomicLong bytes = new AtomicLong();

  BytesInFlight(long limit) {
    this.limit = limit;
  }

  /** Takes room, which {@link #leave} gives back; false if there is none. */
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
