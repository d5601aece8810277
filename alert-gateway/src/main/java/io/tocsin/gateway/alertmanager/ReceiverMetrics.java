package io.tocsin.gateway.alertmanager;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.configuration.receiver.Integration;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Counts receivers, integrations and inhibition rules of the current configuration. */
@Singleton
class ReceiverMetrics {
  /** All types, so that each has its series from the start. */
  private static final List<String> INTEGRATIONS =
      List.of("email", "pagerduty", "runbook", "slack", "webhook");

  private final MeterRegistry registry;
  private final ActiveConfiguration configuration;

  ReceiverMetrics(MeterRegistry registry, ActiveConfiguration configuration) {
    this.registry = registry;
    this.configuration = configuration;
  }

  void register(@Observes StartupEvent start) {
    Gauge.builder("alertmanager.receivers", () -> configuration.current().receivers().size())
        .description("receivers in the configuration")
        .register(registry);
    Gauge.builder(
            "alertmanager.inhibition.rules", () -> configuration.current().inhibitRules().size())
        .description("inhibition rules in the configuration")
        .register(registry);
    for (var type : INTEGRATIONS) {
      Gauge.builder("alertmanager.integrations", () -> integrations(type))
          .description("integrations in the configuration")
          .tag("integration", type)
          .register(registry);
    }
  }

  private long integrations(String type) {
    return configuration.current().receivers().stream()
        .flatMap(receiver -> receiver.integrations().stream())
        .map(Integration::type)
        .filter(type::equals)
        .count();
  }
}
