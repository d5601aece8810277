package io.tocsin.gateway.alertmanager;

import io.tocsin.gateway.ingest.AlertDoors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The intake's part of the readiness of the whole process. */
@Readiness
class IntakeCheck implements HealthCheck {
  private final AlertDoors doors;

  IntakeCheck(AlertDoors doors) {
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
