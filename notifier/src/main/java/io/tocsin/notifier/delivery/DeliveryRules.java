package io.tocsin.notifier.delivery;

import io.tocsin.notifier.receiver.ProviderAnswer;
import java.time.Duration;

/**
 * The numbers that decide when what is sent.
 *
 * @param parkedRetry how often a parked destination is tried all the same
 * @param refusedLoginRetry how often one that refused the login
 * @param attemptsBeforeParking how many times an error that nobody knows is tried soon
 * @param failuresBeforeProbing failures of a destination in a row after which it gets one delivery
 *     at a time, to see whether it is back
 */
record DeliveryRules(
    Backoff backoff,
    Duration parkedRetry,
    Duration refusedLoginRetry,
    int attemptsBeforeParking,
    int failuresBeforeProbing,
    int concurrentPerDestination,
    int concurrentInTotal) {

  /** How long a destination is left alone that needs a person. */
  Duration pause(ProviderAnswer.NeedsPerson trouble) {
    return trouble.repeatingHarms() ? refusedLoginRetry : parkedRetry;
  }

  /** A wait that was asked for, lengthened by up to a fifth. */
  Duration politely(Duration asked) {
    return asked.plus(backoff.jitter().apply(asked.dividedBy(5)));
  }
}
