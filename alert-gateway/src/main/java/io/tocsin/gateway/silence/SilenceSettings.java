package io.tocsin.gateway.silence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of silences. */
@ConfigMapping(prefix = "tocsin.gateway.silence")
interface SilenceSettings {
  /** Limits of silences. */
  SilenceLimits limits();

  /** How long an expired silence is kept. */
  @WithDefault("${tocsin.data.retention:120h}")
  Duration retention();

  /** How often silences past their retention are deleted. */
  @WithDefault("15m")
  Duration sweepInterval();

  /** Time to store a silence durably; longer: 503. */
  @WithDefault("8s")
  Duration answerWithin();

  /** How a silence that covers most firing alerts, or a critical one, is handled. */
  @WithDefault("warn")
  BroadSilencePolicy broad();

  /** How often silences are counted for the metrics. */
  @WithDefault("10s")
  Duration countInterval();
}
