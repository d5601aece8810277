package io.tocsin.gateway.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Alerts received by Alertmanager's webhook. */
@ConfigMapping(prefix = "tocsin.gateway.webhook")
interface WebhookSettings {
  /**
   * How long a firing alert stays active without a repetition. The sender repeats it only every
   * {@code repeat_interval}, so set this to at least twice that.
   */
  @WithDefault("24h")
  Duration lease();
}
