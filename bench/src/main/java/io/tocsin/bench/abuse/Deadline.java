package io.tocsin.bench.abuse;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** When the abuse ends. Whoever pauses between two strikes is woken by it. */
final class Deadline {
  private final CountDownLatch never = new CountDownLatch(1);
  private final long nanos;

  Deadline(Duration length) {
    this.nanos = System.nanoTime() + length.toNanos();
  }

  /** Lets the pause pass, or what is left until the end; whether there is time left. */
  boolean isAheadAfter(Duration pause) throws InterruptedException {
    long left = nanos - System.nanoTime();
    if (never.await(Math.min(pause.toNanos(), left), TimeUnit.NANOSECONDS)) {
      throw new IllegalStateException("nobody counts this latch down");
    }
    return left > pause.toNanos();
  }
}
