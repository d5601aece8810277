package io.tocsin.gateway.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.events.topic.RoutingBacklog;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** How long accepted alerts have waited for the router. Works even if no router answers. */
@Singleton
class RoutingDelay {
  private final RoutingBacklog backlog = new RoutingBacklog();
  private final InstantSource clock;

  RoutingDelay(MeterRegistry registry, InstantSource clock) {
    this.clock = clock;
    Gauge.builder("tocsin.intake.oldest.unrouted.seconds", () -> oldest().toMillis() / 1000.0)
        .description("age of the oldest accepted alert that is not yet routed, 0 if there is none")
        .register(registry);
  }

  void update(LogClient client) throws InterruptedException {
    client.update(backlog, clock.instant());
  }

  Duration oldest() {
    return backlog.oldest(clock.instant());
  }
}
