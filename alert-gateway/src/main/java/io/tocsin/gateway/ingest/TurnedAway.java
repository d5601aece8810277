package io.tocsin.gateway.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Counts alerts that are not stored for a limit, and says so at most once a minute: a flood must
 * not become one of the log. For all threads.
 */
final class TurnedAway {
  private static final Duration SAY_AGAIN = Duration.ofMinutes(1);

  private long unsaid;
  private Instant saidAt = Instant.MIN;

  /**
   * @param alerts of one request
   * @return how many there are to be said now, with those before
   */
  synchronized OptionalLong add(int alerts, Instant now) {
    unsaid += alerts;
    if (unsaid == 0 || saidAt.isAfter(now.minus(SAY_AGAIN))) {
      return OptionalLong.empty();
    }
    long said = unsaid;
    unsaid = 0;
    saidAt = now;
    return OptionalLong.of(said);
  }
}
