package io.tocsin.gateway.alertmanager;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.tocsin.configuration.active.ActiveConfiguration;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;

/** Configuration and version gauges that existing rules and dashboards use. */
@Singleton
class ConfigurationMetrics {
  private final MeterRegistry registry;
  private final ActiveConfiguration configuration;
  private final InstantSource clock;
  private volatile Instant lastSuccess;

  ConfigurationMetrics(
      MeterRegistry registry, ActiveConfiguration configuration, InstantSource clock) {
    this.registry = registry;
    this.configuration = configuration;
    this.clock = clock;
    this.lastSuccess = clock.instant();
  }

  void register(@Observes StartupEvent start) {
    configuration.subscribe(loaded -> lastSuccess = clock.instant());
    Gauge.builder("alertmanager.config.last.reload.successful", this::lastReloadSuccessful)
        .description("whether the last reload of the configuration succeeded")
        .register(registry);
    Gauge.builder(
            "alertmanager.config.last.reload.success.timestamp.seconds",
            () -> lastSuccess.toEpochMilli() / 1000.0)
        .description("when the configuration was last loaded")
        .register(registry);
    Gauge.builder("alertmanager.config.hash", () -> (double) configuration.current().hash())
        .description("hash of the configuration file, the same on all instances")
        .register(registry);
    Gauge.builder("alertmanager.build.info", () -> 1)
        .description("the Alertmanager version that Tocsin is compatible with")
        .tag("version", Version.NUMBER)
        .tag("revision", Version.REVISION)
        .tag("branch", Version.BRANCH)
        .tag("goversion", Version.RUNTIME)
        .register(registry);
  }

  private double lastReloadSuccessful() {
    return configuration.lastReloadSucceeded() ? 1 : 0;
  }
}
