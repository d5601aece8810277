package io.tocsin.router.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.configuration.active.ReloadOnHangup;
import io.tocsin.events.broker.BrokerNames;
import io.tocsin.events.topic.TopicSettings;
import io.tocsin.events.topic.TopicSetup;
import io.tocsin.log.ServiceHandlers;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Creates missing topics before anything reads them, and reloads on SIGHUP. */
@ApplicationScoped
class RouterApplication {
  private static final int BEFORE_ALL_OTHERS = 1;

  /** Runs as soon as Quarkus has created its log handlers, which come with filters of their own. */
  void writeLines(
      @Observes @Priority(Integer.MIN_VALUE) StartupEvent event,
      @ConfigProperty(name = "tocsin.log.format", defaultValue = "logfmt") String format) {
    ServiceHandlers.writeLines(format.equals("json"));
  }

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
