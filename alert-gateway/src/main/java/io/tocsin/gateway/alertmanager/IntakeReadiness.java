package io.tocsin.gateway.alertmanager;

import io.tocsin.gateway.ingest.AlertEndpoints;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The intake's part of the readiness of the whole process. */
@Readiness
class IntakeReadiness implements HealthCheck {
  private final AlertEndpoints doors;

  IntakeReadiness(AlertEndpoints doors) {
    this.doors = doors;
  }

  @Override
  public HealthCheckResponse call() {
    var trouble = doors.whyNotReady();
    var response = HealthCheckResponse.named("intake").status(trouble.isEmpty());
    trouble.ifPresent(reason -> response.withData("reason", reason));
    return response.build();
  }
}
