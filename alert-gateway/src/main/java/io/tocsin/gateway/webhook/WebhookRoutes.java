package io.tocsin.gateway.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.gateway.ingest.AlertEndpoints;
import io.tocsin.gateway.web.ApiResponses;
import io.tocsin.log.LogEvent;
import io.tocsin.model.alert.AlertSources;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** {@code POST /hooks/alertmanager} and {@code /hooks/alertmanager/{source}}. */
@Singleton
class WebhookRoutes {
  private static final Logger LOG = Logger.getLogger(WebhookRoutes.class);
  private static final String ENDPOINT = AlertSources.ALERTMANAGER_HOOK;

  private final AlertEndpoints endpoints;
  private final WebhookSettings settings;
  private final Counter truncated;

  WebhookRoutes(AlertEndpoints endpoints, WebhookSettings settings, MeterRegistry registry) {
    this.endpoints = endpoints;
    this.settings = settings;
    this.truncated =
        Counter.builder("tocsin.ingest.truncated.alerts")
            .description("alerts that senders omitted from truncated webhooks")
            .tag("endpoint", ENDPOINT)
            .register(registry);
  }

  void register(@Observes Router router) {
    var endpoint =
        endpoints.open(
            ENDPOINT, new AlertmanagerWebhookBody(settings.lease(), this::noteTruncated));
    for (var path : new String[] {"/hooks/alertmanager", "/hooks/alertmanager/:source"}) {
      router.post(path).handler(endpoint);
      router.route(path).handler(context -> ApiResponses.methodNotAllowed(context, "POST"));
    }
  }

  private void noteTruncated(int alerts) {
    truncated.increment(alerts);
    LogEvent.of("Alertmanager webhook truncated, the omitted alerts are not notified")
        .with("alerts", alerts)
        .with("remedy", "set max_alerts: 0 in the webhook_configs of the sender")
        .warn(LOG);
  }
}
