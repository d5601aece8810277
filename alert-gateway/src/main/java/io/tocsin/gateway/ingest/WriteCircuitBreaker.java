package io.tocsin.gateway.ingest;

/**
 * Circuit breaker of a partition. After a write that was not confirmed in time, one write at a time
 * is tried and the others fail at once: waiting seven seconds for the same 503 delays the sender's
 * retry and holds its connection. Thread-safe.
 */
final class WriteCircuitBreaker {
  private boolean isOpen;
  private boolean isBeingTried;

  /** Whether a write may be tried now. If so, call one of the other methods afterwards. */
  synchronized boolean enter() {
    if (!isOpen) {
      return true;
    }
    if (isBeingTried) {
      return false;
    }
    isBeingTried = true;
    return true;
  }

  synchronized void confirmed() {
    isOpen = false;
    isBeingTried = false;
  }

  /** Kafka did not confirm it. */
  synchronized void failed() {
    isOpen = true;
    isBeingTried = false;
  }

  /** Kafka rejected this write, which says nothing about the next one. */
  synchronized void refused() {
    isBeingTried = false;
  }
}
