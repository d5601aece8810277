package io.tocsin.runner.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What protects guests from us. A runbook's own limits go before these. */
@ConfigMapping(prefix = "tocsin.runner.guard")
interface GuardSettings {
  /** After a change of a guest nothing else changes it for this long. */
  @WithDefault("30m")
  Duration cooldown();

  /** Executions of one runbook in an hour; beyond that a person has to agree. */
  @WithDefault("5")
  int maxPerHour();

  /** Calls in an hour that change guests of one cluster; beyond that a person has to agree. */
  @WithDefault("10")
  int clusterChangesPerHour();

  /** The same for all clusters together. Twice as many are never made. */
  @WithDefault("30")
  int changesPerHour();

  /** A guest that was repaired so often in a day and is broken again is left to a person. */
  @WithDefault("3")
  int fixesPerDay();

  /** After so many failures one after the other a runbook waits until a person arms it again. */
  @WithDefault("3")
  int failuresInARow();

  /** How long alerts about several guests count as one event. */
  @WithDefault("5m")
  Duration massAlertWindow();

  /** More guests of a node or pool at once are a mass alert, where a person has to agree. */
  @WithDefault("5")
  int massAlertGuests();

  /** The same as a share of all guests there, from three guests on. */
  @WithDefault("30")
  int massAlertPercent();

  /** Executions of one runbook for one guest in one episode of an alert group. */
  @WithDefault("2")
  int attemptsPerAlert();

  /**
   * A request, or its approval, that is older was held up somewhere, and the world has moved on.
   */
  @WithDefault("15m")
  Duration maxAge();

  /** Change guests without a person only if they carry the tag. */
  @WithDefault("true")
  boolean optIn();

  /** Guests with this tag may be changed automatically. */
  @WithDefault("tocsin")
  String optInTag();

  /** Guests with this tag are never changed. */
  @WithDefault("tocsin-never")
  String neverTag();
}
