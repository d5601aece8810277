package io.tocsin.router.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Before which no group is flushed. Counts from when alerts can be routed for the first time: a
 * start that takes seconds must not use up the time in which sources repeat what they know.
 */
final class StartDelay implements Supplier<Instant> {
  private final Duration delay;
  private final AtomicReference<Instant> end;

  StartDelay(Duration delay) {
    this.delay = delay;
    this.end = new AtomicReference<>(delay.isZero() ? Instant.MIN : Instant.MAX);
  }

  /** The router is ready; only the first time counts. */
  void begin(Instant now) {
    end.compareAndSet(Instant.MAX, now.plus(delay));
  }

  @Override
  public Instant get() {
    return end.get();
  }
}
