package io.tocsin.notifier.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * The rate limit of a destination: a burst, then one notification per interval. A leaky bucket,
 * stored as the time at which it will be empty. Not thread-safe.
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
   * Slightly below the published limits: Slack accepts about one post per second and channel,
   * PagerDuty 120 events per minute and key.
   */
  static RateLimit of(String integration) {
    return switch (integration) {
      case "slack" -> new RateLimit(3, Duration.ofSeconds(1));
      case "pagerduty" -> new RateLimit(10, Duration.ofMillis(600));
      default -> new RateLimit(1, Duration.ZERO);
    };
  }

  /** When the next notification may be sent; in the past if it may be sent now. */
  Instant nextAt() {
    return emptyAt.equals(Instant.MIN)
        ? Instant.MIN
        : emptyAt.minus(interval.multipliedBy(burst - 1L));
  }

  void take(Instant now) {
    emptyAt = (emptyAt.isAfter(now) ? emptyAt : now).plus(interval);
  }
}
