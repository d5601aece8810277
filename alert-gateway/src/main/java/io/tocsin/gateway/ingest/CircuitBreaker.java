package io.tocsin.gateway.ingest;

/**
 * Whether a partition takes writes. After one that was not confirmed in time the next goes alone,
 * and the others are told at once: who waits seven seconds for the same 503 could have come again
 * by then, and holds a connection meanwhile. For all threads.
 */
final class CircuitBreaker {
  private boolean isOpen;
  private boolean isBeingTried;

  /** Whether a write may be tried now. Then one of the others has to be called. */
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

  /** Kafka refused the write itself, which says nothing about the next one. */
  synchronized void refused() {
    isBeingTried = false;
  }
}
