package io.tocsin.gateway.alertmanager;

import io.tocsin.gateway.ingest.AlertEndpoints;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The intake's share of the process's readiness. */
@Readiness
class IntakeReadiness implements HealthCheck {
  private final AlertEndpoints endpoints;

  IntakeReadiness(AlertEndpoints endpoints) {
    this.endpoints = endpoints;
  }

  @Override
  public HealthCheckResponse call() {
    var trouble = endpoints.whyNotReady();
    var response = HealthCheckResponse.named("intake").status(trouble.isEmpty());
    trouble.ifPresent(reason -> response.withData("reason", reason));
    return response.build();
  }
}
