package io.tocsin.bench.abuse;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The end of the run; wakes attacks that pause between two strikes. */
final class Deadline {
  private final CountDownLatch never = new CountDownLatch(1);
  private final long nanos;

  Deadline(Duration length) {
    this.nanos = System.nanoTime() + length.toNanos();
  }

  /** Waits for the pause, or until the end; returns whether there is time left. */
  boolean isAheadAfter(Duration pause) throws InterruptedException {
    long left = nanos - System.nanoTime();
    if (never.await(Math.min(pause.toNanos(), left), TimeUnit.NANOSECONDS)) {
      throw new IllegalStateException("nobody counts this latch down");
    }
    return left > pause.toNanos();
  }
}
