package io.tocsin.gateway.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.events.topic.RoutingBacklog;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** How long accepted alerts wait for the router. Known also when no router answers. */
@Singleton
class RoutingDelay {
  private final RoutingBacklog backlog = new RoutingBacklog();
  private final InstantSource clock;

  RoutingDelay(MeterRegistry registry, InstantSource clock) {
    this.clock = clock;
    Gauge.builder("tocsin.intake.oldest.unrouted.seconds", () -> oldest().toMillis() / 1000.0)
        .description("age of the oldest alert that is accepted and not yet routed, 0 for none")
        .register(registry);
  }

  void look(LogClient client) throws InterruptedException {
    client.lookAt(backlog, clock.instant());
  }

  Duration oldest() {
    return backlog.oldest(clock.instant());
  }
}
