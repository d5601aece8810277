package io.tocsin.notifier.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.configuration.active.ReloadOnHangup;
import io.tocsin.events.broker.BrokerNames;
import io.tocsin.service.process.TopicCreation;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/** Creates the topics and reloads on SIGHUP. */
@Singleton
class NotifierApplication {
  private static final int BEFORE_ALL_OTHERS = 1;

  /** Before any Kafka client is made: none can be while no broker's name resolves. */
  void awaitBrokers(
      @Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent event,
      @Identifier("default-kafka-broker") Map<String, Object> connection) {
    BrokerNames.of(connection).await();
  }

  void start(
      @Observes StartupEvent event, ActiveConfiguration configuration, TopicCreation topics) {
    new ReloadOnHangup().reloads(configuration);
    topics.start();
  }
}
