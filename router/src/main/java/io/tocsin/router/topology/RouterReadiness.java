package io.tocsin.router.topology;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while alerts are routed and all state is restored. Liveness does not depend on it: a broker
 * outage must not restart the router.
 */
@Readiness
@ApplicationScoped
class RouterReadiness implements HealthCheck {
  private final RouterStreams streams;
  private final RouterStalled standstill;

  RouterReadiness(RouterStreams streams, RouterStalled standstill) {
    this.streams = streams;
    this.standstill = standstill;
  }

  @Override
  public HealthCheckResponse call() {
    var missing = streams.missing();
    var trouble = standstill.trouble();
    var response =
        HealthCheckResponse.named("router")
            .status(isRouting() && trouble.isEmpty())
            .withData("missing", missing.toString());
    trouble.ifPresent(reason -> response.withData("reason", reason));
    return response.build();
  }

  private boolean isRouting() {
    return streams.isRunning() && streams.isStateComplete(Duration.ZERO);
  }
}
