package io.tocsin.notifier.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast a destination may be told: a burst, then one in each interval. A leaky bucket kept as
 * the one time at which it will be empty. Not safe for threads.
 */
final class RateLimit {
  private final int burst;
  private final Duration interval;
  private Instant emptyAt = Instant.MIN;

  RateLimit(int burst, Duration interval) {
    this.burst = burst;
    this.interval = interval;
  }

  /**
   * What the providers publish, a little below: Slack takes about one post a second and channel,
   * PagerDuty 120 events a minute and key.
   */
  static RateLimit of(String integration) {
    return switch (integration) {
      case "slack" -> new RateLimit(3, Duration.ofSeconds(1));
      case "pagerduty" -> new RateLimit(10, Duration.ofMillis(600));
      default -> new RateLimit(1, Duration.ZERO);
    };
  }

  /** When the next one may go; in the past if it may go now. */
  Instant nextAt() {
    return emptyAt.equals(Instant.MIN)
        ? Instant.MIN
        : emptyAt.minus(interval.multipliedBy(burst - 1L));
  }

  void take(Instant now) {
    emptyAt = (emptyAt.isAfter(now) ? emptyAt : now).plus(interval);
  }
}
