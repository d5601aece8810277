package io.tocsin.gateway.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.configuration.active.ReloadOnHangup;
import io.tocsin.events.topic.TopicSettings;
import io.tocsin.events.topic.TopicSetup;
import io.tocsin.gateway.ingest.AlertDoors;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
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
  private final AlertDoors doors;
  private final ListenAddress address;

  GatewayApplication(
      Vertx vertx,
      @Identifier("default-kafka-broker") Map<String, Object> connection,
      TopicSettings topics,
      AlertDoors doors,
      ListenAddress address) {
    this.vertx = vertx;
    this.connection = connection;
    this.topics = topics;
    this.doors = doors;
    this.address = address;
  }

  void start(@Observes StartupEvent event, ActiveConfiguration configuration) {
    new ReloadOnHangup()
        .reloads(
            configuration,
            refused ->
                LOG.errorf(
                    "the configuration was not reloaded, the old one stays: %s",
                    refused.getMessage()));
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
              LOG.warnf("the topics are not there yet, trying again: %s", reason(e));
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
      LOG.infof("msg=\"Listening on\" address=%s", listening);
    }
  }

  private static String reason(Throwable failure) {
    return failure.getCause() == null
        ? String.valueOf(failure.getMessage())
        : failure.getMessage() + ": " + failure.getCause().getMessage();
  }
}
