package io.tocsin.router.resolve;

import java.time.Duration;
import java.time.Instant;

/** A time in which no report could reach this process, or a part of it. */
public record Gap(Instant from, Instant until) {
  static final Gap NONE = new Gap(Instant.MIN, Instant.MIN);

  /** Shorter ones cost no alert its lease: sources repeat in time. */
  private static final Duration LONG = Duration.ofSeconds(30);

  boolean isLong() {
    return from.plus(LONG).isBefore(until);
  }

  /** Whether a moment still belongs to it. */
  boolean goesOnAt(Instant moment) {
    return !moment.isAfter(until.plus(LONG));
  }
}
