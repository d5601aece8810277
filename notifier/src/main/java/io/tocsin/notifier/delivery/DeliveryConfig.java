package io.tocsin.notifier.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When deliveries are tried again, and how many at a time. */
@ConfigMapping(prefix = "tocsin.notifier.delivery")
interface DeliveryConfig {
  /** Longest wait after the first failure; the wait itself is random between zero and this. */
  @WithDefault("500ms")
  Duration firstRetry();

  /** By how much the wait grows with each failure. */
  @WithDefault("1.5")
  double retryFactor();

  /** Longest wait between two attempts; with the attempt itself it is how late a page may be. */
  @WithDefault("15s")
  Duration longestRetry();

  /** How often a destination that needs a person is tried all the same. */
  @WithDefault("15s")
  Duration parkedRetry();

  /**
   * How often a mail server is tried that refused the login. More often would lock the account or
   * get our address banned.
   */
  @WithDefault("10m")
  Duration refusedLoginRetry();

  /** How many times an error that nobody knows is tried before it needs a person. */
  @WithDefault("12")
  int attemptsBeforeParking();

  /** Failures in a row after which a destination gets one delivery at a time. */
  @WithDefault("3")
  int failuresBeforeProbing();

  /** Deliveries that one destination gets at the same time. */
  @WithDefault("4")
  int concurrentPerDestination();

  /** Deliveries of all destinations at the same time. */
  @WithDefault("64")
  int concurrentInTotal();

  /** How long a clean stop waits for attempts that are under way. */
  @WithDefault("15s")
  Duration stopTimeout();
}
