package io.tocsin.testkit.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Stands still until a test moves it. Any thread may read or move it. */
public final class ManualClock implements InstantSource {
  /** The default start time: a Monday morning. */
  public static final Instant START = Instant.parse("2026-09-21T09:41:03Z");

  private final AtomicReference<Instant> now;

  public ManualClock() {
    this(START);
  }

  public ManualClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  public void tick(Duration step) {
    now.updateAndGet(before -> before.plus(step));
  }

  /** Also backwards: clocks of real machines do that. */
  public void setTo(Instant instant) {
    now.set(instant);
  }
}
