package io.tocsin.gateway.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.gateway.active.ActiveAlertLimits;
import io.tocsin.gateway.active.ActiveAlerts;
import java.time.InstantSource;

/** Gauges for active alerts: current values and limits. */
final class ActiveAlertsMetrics {
  private ActiveAlertsMetrics() {}

  static void register(MeterRegistry registry, ActiveAlerts active, InstantSource clock) {
    Gauge.builder("tocsin.ingest.active.alerts", () -> active.size(clock.instant()))
        .description("active alerts known to this process")
        .register(registry);
    Gauge.builder("tocsin.ingest.active.alerts.limit", () -> orInfinity(active.total()))
        .description("how many alerts may be active in this process")
        .register(registry);
    Gauge.builder("tocsin.ingest.active.alerts.bytes", () -> active.bytes(clock.instant()))
        .description("router memory used by active alerts, as far as known here")
        .register(registry);
    Gauge.builder("tocsin.ingest.active.alerts.bytes.limit", () -> active.budget().bytes())
        .description("memory that active alerts may take in the router")
        .register(registry);
    Gauge.builder("alertmanager.alerts.per.alert.limit", () -> orZero(active.perName()))
        .description("how many alerts of one name may be active, 0 for any number")
        .register(registry);
  }

  private static double orInfinity(ActiveAlertLimits limit) {
    return limit.isUnlimited() ? Double.POSITIVE_INFINITY : limit.value();
  }

  private static double orZero(ActiveAlertLimits limit) {
    return limit.isUnlimited() ? 0 : limit.value();
  }
}
