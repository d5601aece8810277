package io.tocsin.gateway.call;

import java.util.concurrent.Semaphore;

/** How many may be inside at a time. Nobody waits: who finds no place is told so. */
final class ConcurrencyLimit {
  private final int limit;
  private final Semaphore free;

  ConcurrencyLimit(int limit) {
    this.limit = limit;
    this.free = new Semaphore(limit);
  }

  /** Takes a place, which {@link #leave} gives back; false if there is none. */
  boolean enter() {
    return free.tryAcquire();
  }

  void leave() {
    free.release();
  }

  int taken() {
    return limit - free.availablePermits();
  }

  int limit() {
    return limit;
  }
}
