package io.tocsin.configuration.receiver;

import io.tocsin.configuration.SecretSource;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code webhook_configs}.
 *
 * @param url a template, and a secret
 * @param maxAlerts 0 sends all
 * @param timeout of one attempt
 */
public record WebhookIntegration(
    boolean sendResolved,
    SecretSource url,
    int maxAlerts,
    Optional<Duration> timeout,
    HttpSettings http)
    implements Integration {
  @Override
  public String type() {
    return "webhook";
  }
}
