package io.tocsin.runner.application;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.tocsin.events.topic.TopicSetup;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.jboss.logging.Logger;

/** Makes missing topics before the first one is read. */
@Singleton
final class MissingTopics {
  private static final Logger LOG = Logger.getLogger(MissingTopics.class);

  private final Map<String, Object> broker;
  private final TopicSettings settings;

  MissingTopics(
      @Identifier("default-kafka-broker") Map<String, Object> broker, TopicSettings settings) {
    this.broker = broker;
    this.settings = settings;
  }

  void create(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    try (var admin = Admin.create(broker)) {
      new TopicSetup(settings.partitions(), settings.replicas(), settings.surviveLossOfPower())
          .createMissing(admin);
    } catch (IllegalStateException e) {
      // Another service makes them, too; without them nothing is read, and nothing is lost.
      LOG.errorf("topics were not made, going on without: %s", e.getMessage());
    }
  }
}
