package io.tocsin.notifier.delivery;

import io.tocsin.notifier.receiver.ProviderAnswer;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Limits and intervals of delivery.
 *
 * @param parkedRetry how often a parked destination is retried
 * @param refusedLoginRetry how often a mail server that rejected the login is retried
 * @param attemptsBeforeParking how many attempts an unknown error gets before the destination is
 *     parked
 * @param failuresBeforeProbing consecutive failures after which a destination gets one delivery at
 *     a time, to find out whether it is back
 */
record DeliveryRules(
    Backoff backoff,
    Duration parkedRetry,
    Duration refusedLoginRetry,
    int attemptsBeforeParking,
    int failuresBeforeProbing,
    int concurrentPerDestination,
    int concurrentInTotal) {

  static DeliveryRules of(DeliveryConfig config) {
    return new DeliveryRules(
        new Backoff(
            config.firstRetry(), config.retryFactor(), config.longestRetry(), DeliveryRules::upTo),
        config.parkedRetry(),
        config.refusedLoginRetry(),
        config.attemptsBeforeParking(),
        config.failuresBeforeProbing(),
        config.concurrentPerDestination(),
        config.concurrentInTotal());
  }

  /** How long to wait before a parked destination is retried. */
  Duration pause(ProviderAnswer.NeedsAttention answer) {
    return answer.retryIsHarmful() ? refusedLoginRetry : parkedRetry;
  }

  /** The wait that a provider asked for, plus up to a fifth. */
  Duration withJitter(Duration asked) {
    return asked.plus(backoff.jitter().apply(asked.dividedBy(5)));
  }

  private static Duration upTo(Duration longest) {
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest.toMillis() + 1));
  }
}
