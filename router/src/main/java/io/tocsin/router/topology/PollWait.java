package io.tocsin.router.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a stream thread waits for records. Kafka Streams runs its punctuators only between two
 * polls, so a wait that ends when the next group is due is both punctual and cheap. Polling every
 * ten milliseconds took four percent of a core at rest.
 */
final class PollWait {
  /** Shortly after a record there is other work than due groups. */
  private static final Duration BUSY = Duration.ofMillis(10);

  private static final Duration RECENTLY = Duration.ofSeconds(1);
  private static final Duration LEAST = Duration.ofMillis(1);

  private PollWait() {}

  /**
   * @param atMost the timeout that Kafka Streams asks for
   * @param due of the next group; in the past while its flush is held back
   * @param lastRead when the last records arrived
   */
  static Duration of(Duration atMost, Optional<Instant> due, Instant lastRead, Instant now) {
    var wait = lastRead.plus(RECENTLY).isAfter(now) ? shorter(atMost, BUSY) : atMost;
    return due.map(at -> shorter(wait, until(at, now))).orElse(wait);
  }

  /** Rounds up: clients round down to milliseconds, and waking too early costs another wait. */
  private static Duration until(Instant due, Instant now) {
    return due.isAfter(now) ? Duration.between(now, due).plus(LEAST) : BUSY;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
