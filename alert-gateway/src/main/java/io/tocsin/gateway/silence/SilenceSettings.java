package io.tocsin.gateway.silence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How silences are kept. */
@ConfigMapping(prefix = "tocsin.gateway.silence")
interface SilenceSettings {
  /** What one silence, and all of them, may bring. */
  SilenceLimits limits();

  /** How long an expired silence can still be looked at. */
  @WithDefault("${tocsin.data.retention:120h}")
  Duration retention();

  /** How often we look for silences that are past it. */
  @WithDefault("15m")
  Duration sweepInterval();

  /** A silence that is not safe by then is answered with 503. */
  @WithDefault("8s")
  Duration answerWithin();

  /** What is done with a silence that covers very much of what fires. */
  @WithDefault("warn")
  BroadSilencePolicy broad();

  /** How old the counts of silences in the metrics may be. */
  @WithDefault("10s")
  Duration countInterval();
}
