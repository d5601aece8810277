package io.tocsin.standalone;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.tocsin.events.topic.TopicSettings;
import io.tocsin.events.topic.TopicSetup;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/** Creates the topics once the broker is up, before any service reads or writes them. */
@Singleton
class MissingTopics {
  private static final int BEFORE_ALL_OTHERS = 1;

  void create(
      @Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent event,
      TopicSettings settings,
      @Identifier("default-kafka-broker") Map<String, Object> connection) {
    BrokerStart.await();
    TopicSetup.of(settings).createMissing(connection);
  }
}
