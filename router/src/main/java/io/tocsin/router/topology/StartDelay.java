package io.tocsin.router.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The time before which no group is flushed. Counts from the moment alerts can first be routed: a
 * slow start must not use up the time in which sources repeat their alerts.
 */
final class StartDelay implements Supplier<Instant> {
  private final Duration delay;
  private final AtomicReference<Instant> end;

  StartDelay(Duration delay) {
    this.delay = delay;
    this.end = new AtomicReference<>(delay.isZero() ? Instant.MIN : Instant.MAX);
  }

  /** Starts the delay; only the first call counts. */
  void begin(Instant now) {
    end.compareAndSet(Instant.MAX, now.plus(delay));
  }

  @Override
  public Instant get() {
    return end.get();
  }
}
