package io.tocsin.router.topology;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while alerts are being routed, with everything known about them. Liveness never depends on
 * it: a broker's outage must not restart the router.
 */
@Readiness
@ApplicationScoped
class RouterReadiness implements HealthCheck {
  private final RouterStreams streams;

  RouterReadiness(RouterStreams streams) {
    this.streams = streams;
  }

  @Override
  public HealthCheckResponse call() {
    var missing = streams.missing();
    return HealthCheckResponse.named("router")
        .status(streams.isRunning() && missing.isEmpty())
        .withData("missing", missing.toString())
        .build();
  }
}
