package io.tocsin.configuration.active;

import io.tocsin.log.ServiceHandlers;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The log of a service that is a process by itself: the same lines as the standalone process. */
@ApplicationScoped
class ServiceLog {
  private static final int BEFORE_ALL_OTHERS = 1;

  /**
   * Takes over the handlers of the framework.
   *
   * @param format {@code logfmt}, or {@code json} for one JSON object a line
   */
  void begin(
      @Observes @Priority(BEFORE_ALL_OTHERS) @Initialized(ApplicationScoped.class) Object event,
      @ConfigProperty(name = "tocsin.log.format", defaultValue = "logfmt") String format) {
    ServiceHandlers.writeLines(format.equals("json"));
  }
}
