package io.tocsin.runner.proxmox;

/**
 * After this moment no changing call may start any more, because somebody else may already have
 * taken over. On the monotonic clock, which no clock change moves.
 */
public record WriteDeadline(long nanoTime) {
  boolean hasPassed() {
    return System.nanoTime() - nanoTime >= 0;
  }
}
