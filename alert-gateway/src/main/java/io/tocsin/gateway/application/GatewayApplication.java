package io.tocsin.gateway.application;

import io.quarkus.runtime.StartupEvent;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.configuration.active.ReloadOnHangup;
import io.tocsin.gateway.ingest.AlertEndpoints;
import io.tocsin.log.LogEvent;
import io.tocsin.service.process.TopicCreation;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Creates the topics, logs when alerts can be accepted, and reloads on SIGHUP. Nothing here waits
 * for Kafka: a gateway without it is live, reports that it is not ready, and recovers by itself.
 */
@Singleton
class GatewayApplication {
  private static final Logger LOG = Logger.getLogger(GatewayApplication.class);
  private static final long RECHECK_MILLIS = 100;

  private final Vertx vertx;
  private final TopicCreation topics;
  private final AlertEndpoints endpoints;
  private final ServerAddress address;

  GatewayApplication(
      Vertx vertx, TopicCreation topics, AlertEndpoints endpoints, ServerAddress address) {
    this.vertx = vertx;
    this.topics = topics;
    this.endpoints = endpoints;
    this.address = address;
  }

  void start(@Observes StartupEvent event, ActiveConfiguration configuration) {
    new ReloadOnHangup().reloads(configuration);
    topics.start();
    logWhenListening();
  }

  private void logWhenListening() {
    var listening = endpoints.whyNotReady().isEmpty() ? address.text() : "";
    if (listening.isEmpty()) {
      vertx.setTimer(RECHECK_MILLIS, again -> logWhenListening());
    } else {
      LogEvent.of("Listening on").with("address", listening).info(LOG);
    }
  }
}
