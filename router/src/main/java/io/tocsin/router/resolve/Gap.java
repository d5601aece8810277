package io.tocsin.router.resolve;

import java.time.Duration;
import java.time.Instant;

/** A period in which no report could reach this process, or one of its stages. */
public record Gap(Instant from, Instant until) {
  static final Gap NONE = new Gap(Instant.MIN, Instant.MIN);

  /** Shorter gaps expire no alert: sources repeat in time. */
  private static final Duration LONG = Duration.ofSeconds(30);

  boolean isLong() {
    return from.plus(LONG).isBefore(until);
  }

  /** Whether a report missed at this moment still belongs to this gap. */
  boolean continuesAt(Instant moment) {
    return !moment.isAfter(until.plus(LONG));
  }
}
