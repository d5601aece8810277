package io.tocsin.runner.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.tocsin.configuration.active.ReloadOnHangup;
import io.tocsin.events.broker.BrokerNames;
import io.tocsin.events.topic.TopicSettings;
import io.tocsin.events.topic.TopicSetup;
import io.tocsin.log.LastingTrouble;
import io.tocsin.log.LogEvent;
import io.tocsin.log.ServiceHandlers;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Creates the topics, and keeps SIGHUP from ending the process: the signal goes to all services,
 * and this one has no configuration file to reload. Without Kafka the process keeps running and
 * retries.
 */
@Singleton
class RunnerApplication {
  private static final Logger LOG = Logger.getLogger(RunnerApplication.class);
  private static final long RETRY_MILLIS = 2000;
  private static final int BEFORE_ALL_OTHERS = 1;

  private final Vertx vertx;
  private final TopicSettings topics;
  private final Map<String, Object> connection;
  private final InstantSource clock;
  private final LastingTrouble topicsMissing = new LastingTrouble(LastingTrouble.START);

  RunnerApplication(
      Vertx vertx,
      TopicSettings topics,
      @Identifier("default-kafka-broker") Map<String, Object> connection,
      InstantSource clock) {
    this.vertx = vertx;
    this.topics = topics;
    this.connection = connection;
    this.clock = clock;
  }

  /** Runs before the Kafka clients are created: creation fails while no broker name resolves. */
  void awaitBrokers(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent event) {
    BrokerNames.of(connection).await();
  }

  /** Runs as soon as the framework has created its log handlers, which carry its filters. */
  void writeLines(
      @Observes @Priority(Integer.MIN_VALUE) StartupEvent event,
      @ConfigProperty(name = "tocsin.log.format", defaultValue = "logfmt") String format) {
    ServiceHandlers.writeLines(format.equals("json"));
  }

  void start(@Observes StartupEvent event) {
    var _ = new ReloadOnHangup();
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
              topicsMissing
                  .met(
                      LogEvent.of("topics cannot be created, trying again")
                          .with("error", e.getMessage()),
                      clock.instant())
                  .ifPresent(line -> line.warn(LOG));
              vertx.setTimer(RETRY_MILLIS, _ -> makeTopics());
            });
  }
}
