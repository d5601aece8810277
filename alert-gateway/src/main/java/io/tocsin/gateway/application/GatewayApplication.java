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
 * Makes the topics, says when alerts can be taken, and reloads on SIGHUP. Nothing of it waits for
 * Kafka: a gateway without it is alive, says that it is not ready, and catches up.
 */
@Singleton
class GatewayApplication {
  private static final Logger LOG = Logger.getLogger(GatewayApplication.class);
  private static final long RETRY_TOPICS_MILLIS = 2000;
  private static final long LOOK_AGAIN_MILLIS = 100;

  private final Vertx vertx;
  private final Map<String, Object> connection;
  private final TopicSettings topics;
  private final AlertEndpoints doors;
  private final ListenAddress address;
  private final InstantSource clock;
  private final LastingTrouble topicsMissing = new LastingTrouble(LastingTrouble.START);

  GatewayApplication(
      Vertx vertx,
      @Identifier("default-kafka-broker") Map<String, Object> connection,
      TopicSettings topics,
      AlertEndpoints doors,
      ListenAddress address,
      InstantSource clock) {
    this.vertx = vertx;
    this.connection = connection;
    this.topics = topics;
    this.doors = doors;
    this.address = address;
    this.clock = clock;
  }

  /** As soon as the framework has made its handlers, which it fills with filters of its own. */
  void writeLines(
      @Observes @Priority(Integer.MIN_VALUE) StartupEvent event,
      @ConfigProperty(name = "tocsin.log.format", defaultValue = "logfmt") String format) {
    ServiceHandlers.writeLines(format.equals("json"));
  }

  void start(@Observes StartupEvent event, ActiveConfiguration configuration) {
    new ReloadOnHangup().reloads(configuration);
    makeTopics();
    sayWhenListening();
  }

  private void makeTopics() {
    vertx
        .executeBlocking(
            () -> {
              TopicSetup.of(topics).createMissing(impatient(connection));
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
              vertx.setTimer(RETRY_TOPICS_MILLIS, again -> makeTopics());
            });
  }

  /** We try again anyway, and a process that is to stop must not wait a minute for an answer. */
  private static Map<String, Object> impatient(Map<String, Object> connection) {
    var config = new HashMap<>(connection);
    config.put("request.timeout.ms", 2000);
    config.put("default.api.timeout.ms", 3000);
    return config;
  }

  private void sayWhenListening() {
    var listening = doors.whyNotReady().isEmpty() ? address.text() : "";
    if (listening.isEmpty()) {
      vertx.setTimer(LOOK_AGAIN_MILLIS, again -> sayWhenListening());
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
