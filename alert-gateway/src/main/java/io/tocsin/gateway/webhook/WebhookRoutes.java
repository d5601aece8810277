package io.tocsin.gateway.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.gateway.ingest.AlertEndpoints;
import io.tocsin.gateway.web.Answers;
import io.tocsin.log.LogEvent;
import io.tocsin.model.alert.AlertSources;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** {@code POST /hooks/alertmanager}, with the name of the sender behind it or without. */
@Singleton
class WebhookRoutes {
  private static final Logger LOG = Logger.getLogger(WebhookRoutes.class);
  private static final String DOOR = AlertSources.ALERTMANAGER_HOOK;

  private final AlertEndpoints doors;
  private final WebhookSettings settings;
  private final Counter truncated;

  WebhookRoutes(AlertEndpoints doors, WebhookSettings settings, MeterRegistry registry) {
    this.doors = doors;
    this.settings = settings;
    this.truncated =
        Counter.builder("tocsin.ingest.truncated.alerts")
            .description("alerts that a sender cut off its webhook and that we never saw")
            .tag("door", DOOR)
            .register(registry);
  }

  void register(@Observes Router router) {
    var door = doors.open(DOOR, new WebhookBody(settings.lease(), this::noteTruncated));
    for (var path : new String[] {"/hooks/alertmanager", "/hooks/alertmanager/:source"}) {
      router.post(path).handler(door);
      router.route(path).handler(context -> Answers.methodNotAllowed(context, "POST"));
    }
  }

  private void noteTruncated(int alerts) {
    truncated.increment(alerts);
    LogEvent.of("webhook of an Alertmanager was truncated, the missing alerts are not notified")
        .with("alerts", alerts)
        .with("remedy", "set max_alerts: 0 there")
        .warn(LOG);
  }
}
