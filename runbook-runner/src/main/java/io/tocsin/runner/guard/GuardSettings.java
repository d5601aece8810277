package io.tocsin.runner.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits that protect guests from automation. A runbook's own limits take precedence. */
@ConfigMapping(prefix = "tocsin.runner.guard")
interface GuardSettings {
  /** After a change, the guest is not changed again for this long. */
  @WithDefault("30m")
  Duration cooldown();

  /** Executions of one runbook per hour; beyond that a person must approve. */
  @WithDefault("5")
  int maxPerHour();

  /** Calls per hour that change guests of one cluster; beyond that a person must approve. */
  @WithDefault("10")
  int clusterChangesPerHour();

  /** The same for all clusters together. More than twice as many are never allowed. */
  @WithDefault("30")
  int changesPerHour();

  /** A guest repaired this often in a day that fails again is left to a person. */
  @WithDefault("3")
  int fixesPerDay();

  /** After this many failures in a row the runbook is disarmed until a person arms it again. */
  @WithDefault("3")
  int failuresInARow();

  /** Time window in which alerts about several guests count as one event. */
  @WithDefault("5m")
  Duration massAlertWindow();

  /** More guests of a node or pool than this at once are a mass alert, which needs approval. */
  @WithDefault("5")
  int massAlertGuests();

  /** The same as a percentage of all guests there; applies from three guests. */
  @WithDefault("30")
  int massAlertPercent();

  /** Executions of one runbook for one guest in one episode of an alert group. */
  @WithDefault("2")
  int attemptsPerAlert();

  /** An older request or approval was delayed somewhere and is no longer valid. */
  @WithDefault("15m")
  Duration maxAge();

  /** Change guests automatically only if they carry the opt-in tag. */
  @WithDefault("true")
  boolean optIn();

  /** Guests with this tag may be changed automatically. */
  @WithDefault("tocsin")
  String optInTag();

  /** Guests with this tag are never changed. */
  @WithDefault("tocsin-never")
  String neverTag();
}
