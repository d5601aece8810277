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

  /** Executions of one runbook for one alert group. */
  @WithDefault("2")
  int attemptsPerAlert();

  /** A request that is older was held up somewhere, and the world has moved on. */
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
