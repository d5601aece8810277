package io.tocsin.gateway.call;

import java.util.concurrent.Semaphore;

/** Limits concurrent calls. Never waits: without a free slot the call is rejected. */
final class ConcurrencyLimit {
  private final int limit;
  private final Semaphore free;

  ConcurrencyLimit(int limit) {
    this.limit = limit;
    this.free = new Semaphore(limit);
  }

  /** Takes a slot, which {@link #leave} frees; false if none is free. */
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
