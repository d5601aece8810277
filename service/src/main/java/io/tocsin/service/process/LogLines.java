package io.tocsin.service.process;

import io.quarkus.runtime.StartupEvent;
import io.tocsin.log.ServiceHandlers;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Has every line of the process written as events with fields. */
@Singleton
class LogLines {

  /** As soon as the framework has made its handlers, which it fills with filters of its own. */
  void start(
      @Observes @Priority(Integer.MIN_VALUE) StartupEvent event,
      @ConfigProperty(name = "tocsin.log.format", defaultValue = "logfmt") String format) {
    ServiceHandlers.writeLines(format.equals("json"));
  }
}
