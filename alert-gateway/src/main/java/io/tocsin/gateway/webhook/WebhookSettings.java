package io.tocsin.gateway.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Alerts that an Alertmanager sends by its webhook. */
@ConfigMapping(prefix = "tocsin.gateway.webhook")
interface WebhookSettings {
  /**
   * How long a firing alert is believed to last when nothing more is heard of it. Its sender
   * repeats only every {@code repeat_interval}, so this has to be at least twice that.
   */
  @WithDefault("24h")
  Duration lease();
}
