package io.tocsin.router.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.configuration.active.ReloadOnHangup;
import io.tocsin.events.broker.BrokerNames;
import io.tocsin.events.topic.TopicSettings;
import io.tocsin.events.topic.TopicSetup;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** Creates missing topics before anything reads them, and reloads on SIGHUP. */
@ApplicationScoped
class RouterApplication {
  private static final int BEFORE_ALL_OTHERS = 1;

  void start(
      @Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent event,
      TopicSettings topics,
      @Identifier("default-kafka-broker") Map<String, Object> connection,
      ActiveConfiguration configuration) {
    BrokerNames.of(connection).await();
    TopicSetup.of(topics).createMissing(connection);
    new ReloadOnHangup().reloads(configuration);
  }
}
