package io.tocsin.events.alerts;

import java.time.Instant;

/** Times as nanoseconds since the epoch, clamped to the range of a long (years 1677 to 2262). */
final class EpochNanos {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final Instant FIRST = toInstant(Long.MIN_VALUE);
  private static final Instant LAST = toInstant(Long.MAX_VALUE);

  private EpochNanos() {}

  static long of(Instant time) {
    if (time.isBefore(FIRST)) {
      return Long.MIN_VALUE;
    }
    if (time.isAfter(LAST)) {
      return Long.MAX_VALUE;
    }
    return time.getEpochSecond() * NANOS_PER_SECOND + time.getNano();
  }

  static Instant toInstant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
  }
}
