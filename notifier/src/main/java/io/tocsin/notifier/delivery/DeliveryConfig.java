package io.tocsin.notifier.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When deliveries are retried, and how many run at a time. */
@ConfigMapping(prefix = "tocsin.notifier.delivery")
interface DeliveryConfig {
  /** Longest wait after the first failure; the actual wait is random between zero and this. */
  @WithDefault("500ms")
  Duration firstRetry();

  /** The factor by which the wait grows with each failure. */
  @WithDefault("1.5")
  double retryFactor();

  /** Longest wait between two attempts. This wait plus one attempt is how late a page may be. */
  @WithDefault("15s")
  Duration longestRetry();

  /** How often a parked destination is retried. */
  @WithDefault("15s")
  Duration parkedRetry();

  /**
   * How often a mail server that rejected the login is retried. More often could lock the account
   * or get our address banned.
   */
  @WithDefault("10m")
  Duration refusedLoginRetry();

  /** How many attempts an unknown error gets before the destination is parked. */
  @WithDefault("12")
  int attemptsBeforeParking();

  /** Consecutive failures after which a destination gets one delivery at a time. */
  @WithDefault("3")
  int failuresBeforeProbing();

  /** Concurrent deliveries for one destination. */
  @WithDefault("4")
  int concurrentPerDestination();

  /** Concurrent deliveries for all destinations together. */
  @WithDefault("64")
  int concurrentInTotal();

  /** How long a clean shutdown waits for attempts in progress. */
  @WithDefault("15s")
  Duration stopTimeout();
}
