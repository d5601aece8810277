package io.tocsin.notifier.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.configuration.active.ReloadOnHangup;
import io.tocsin.events.broker.BrokerNames;
import io.tocsin.events.topic.TopicSettings;
import io.tocsin.events.topic.TopicSetup;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jboss.logging.Logger;

/** Makes the topics and reloads on SIGHUP. Without Kafka the process lives and tries again. */
@Singleton
class NotifierApplication {
  private static final Logger LOG = Logger.getLogger(NotifierApplication.class);
  private static final long RETRY_MILLIS = 2000;
  private static final int BEFORE_ALL_OTHERS = 1;

  private final Vertx vertx;
  private final TopicSettings topics;
  private final Map<String, Object> connection;

  NotifierApplication(
      Vertx vertx,
      TopicSettings topics,
      @Identifier("default-kafka-broker") Map<String, Object> connection) {
    this.vertx = vertx;
    this.topics = topics;
    this.connection = connection;
  }

  /** Before the clients of Kafka are made: none can be while no broker's name resolves. */
  void awaitBrokers(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent event) {
    BrokerNames.of(connection).await();
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
  }

  private void makeTopics() {
    vertx
        .executeBlocking(
            () -> {
              TopicSetup.of(topics).createMissing(connection);
              return true;
            },
            false)
        .onFailure(
            e -> {
              LOG.warnf("the topics are not there yet, trying again: %s", e.getMessage());
              vertx.setTimer(RETRY_MILLIS, _ -> makeTopics());
            });
  }
}
