package io.tocsin.gateway.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.configuration.active.ReloadOnHangup;
import io.tocsin.events.topic.TopicSettings;
import io.tocsin.events.topic.TopicSetup;
import io.tocsin.gateway.ingest.AlertEndpoints;
import io.tocsin.log.LastingTrouble;
import io.tocsin.log.LogEvent;
import io.tocsin.log.ServiceHandlers;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Creates the topics, logs when alerts can be accepted, and reloads on SIGHUP. It does not wait for
 * Kafka: without it the gateway runs, is not ready, and retries.
 */
@Singleton
class GatewayApplication {
  private static final Logger LOG = Logger.getLogger(GatewayApplication.class);
  private static final long RETRY_TOPICS_MILLIS = 2000;
  private static final long RECHECK_MILLIS = 100;

  private final Vertx vertx;
  private final Map<String, Object> connection;
  private final TopicSettings topics;
  private final AlertEndpoints endpoints;
  private final ServerAddress address;
  private final InstantSource clock;
  private final LastingTrouble topicsMissing = new LastingTrouble(LastingTrouble.START);

  GatewayApplication(
      Vertx vertx,
      @Identifier("default-kafka-broker") Map<String, Object> connection,
      TopicSettings topics,
      AlertEndpoints endpoints,
      ServerAddress address,
      InstantSource clock) {
    this.vertx = vertx;
    this.connection = connection;
    this.topics = topics;
    this.endpoints = endpoints;
    this.address = address;
    this.clock = clock;
  }

  /**
   * As early as possible: the framework has just created its handlers and added its own filters.
   */
  void writeLines(
      @Observes @Priority(Integer.MIN_VALUE) StartupEvent event,
      @ConfigProperty(name = "tocsin.log.format", defaultValue = "logfmt") String format) {
    ServiceHandlers.writeLines(format.equals("json"));
  }

  void start(@Observes StartupEvent event, ActiveConfiguration configuration) {
    new ReloadOnHangup().reloads(configuration);
    createTopics();
    logWhenListening();
  }

  private void createTopics() {
    vertx
        .executeBlocking(
            () -> {
              TopicSetup.of(topics).createMissing(withShortTimeouts(connection));
              return true;
            },
            false)
        .onFailure(
            e -> {
              topicsMissing
                  .met(
                      LogEvent.of("topics cannot be created, trying again")
                          .with("error", reason(e)),
                      clock.instant())
                  .ifPresent(event -> event.warn(LOG));
              vertx.setTimer(RETRY_TOPICS_MILLIS, again -> createTopics());
            });
  }

  /** Short timeouts: we retry anyway, and shutdown must not wait a minute for an answer. */
  private static Map<String, Object> withShortTimeouts(Map<String, Object> connection) {
    var config = new HashMap<>(connection);
    config.put("request.timeout.ms", 2000);
    config.put("default.api.timeout.ms", 3000);
    return config;
  }

  private void logWhenListening() {
    var listening = endpoints.whyNotReady().isEmpty() ? address.text() : "";
    if (listening.isEmpty()) {
      vertx.setTimer(RECHECK_MILLIS, again -> logWhenListening());
    } else {
      LogEvent.of("Listening on").with("address", listening).info(LOG);
    }
  }

  private static String reason(Throwable failure) {
    return failure.getCause() == null
        ? String.valueOf(failure.getMessage())
        : failure.getMessage() + ": " + failure.getCause().getMessage();
  }
}
