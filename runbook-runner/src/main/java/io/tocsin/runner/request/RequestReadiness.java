package io.tocsin.runner.request;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready if the consumer of start requests has stopped for good; only a restart helps. */
@Readiness
@ApplicationScoped
class RequestReadiness implements HealthCheck {
  private final RequestChannel channel;

  RequestReadiness(@Identifier(RequestChannel.NAME) RequestChannel channel) {
    this.channel = channel;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("runner reads start requests")
        .status(channel.isAlive())
        .build();
  }
}
