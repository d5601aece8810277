package io.tocsin.gateway.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.gateway.active.ActiveAlerts;
import io.tocsin.gateway.ingest.body.AlertFormat;
import io.tocsin.gateway.ingest.body.BodyMemory;
import io.tocsin.model.memory.MemoryBudget;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/** Creates the endpoints that accept alerts; all share one intake. */
@Singleton
public class AlertEndpoints {
  private final Vertx vertx;
  private final InstantSource clock;
  private final IngestSettings settings;
  private final AlertLog log;
  private final MeterRegistry registry;
  private final ActiveConfiguration configuration;
  private final ActiveAlerts active;
  private final Instance<IntakeBarrier> barriers;
  private final BodyMemory memory;

  AlertEndpoints(
      Vertx vertx,
      InstantSource clock,
      IngestSettings settings,
      AlertLog log,
      ActiveConfiguration configuration,
      MeterRegistry registry,
      Instance<IntakeBarrier> barriers) {
    this.barriers = barriers;
    this.memory = new BodyMemory(settings.bodiesBeingRead().asLongValue());
    this.vertx = vertx;
    this.clock = clock;
    this.settings = settings;
    this.log = log;
    this.configuration = configuration;
    this.registry = registry;
    this.active =
        new ActiveAlerts(
            settings.limits().activeAlerts(),
            settings.limits().activeAlertsPerName(),
            // Correct in standalone mode; a remote router reports its own budget soon.
            MemoryBudget.ofHeap(Runtime.getRuntime().maxMemory()));
    ActiveAlertsMetrics.register(registry, active, clock);
  }

  /**
   * @param name source of the alerts in the log and in metrics; the path parameter {@code source}
   *     is appended, if the route has one
   */
  public Handler<RoutingContext> open(String name, AlertFormat format) {
    // A process setting: a reload does not change it.
    var syntax = configuration.current().labelSyntax();
    var writer = new AlertWriter(log);
    var intake = new AlertIntake(clock, settings.limits(), syntax, memory, active, writer);
    var metrics = new IngestMetrics(registry, name, format);
    var endpoint = new AlertEndpoint(name, vertx, settings, intake, format, metrics);
    return context ->
        whyClosed()
            .ifPresentOrElse(
                reason -> {
                  IntakeResponse.closed(context, reason);
                  metrics.answered(metrics.start(), 503);
                },
                () -> endpoint.handle(context));
  }

  /** Shared by all endpoints. */
  ActiveAlerts active() {
    return active;
  }

  /** Why alerts cannot be accepted; empty if they can. */
  public Optional<String> whyNotReady() {
    return whyClosed()
        .or(
            () ->
                switch (log.state()) {
                  case LogState.Reachable(int partitions) -> Optional.empty();
                  case LogState.Impaired(int partitions, var reason) -> Optional.of(reason);
                  case LogState.Unknown(var reason) -> Optional.of(reason);
                });
  }

  private Optional<String> whyClosed() {
    return barriers.stream().flatMap(barrier -> barrier.whyClosed().stream()).findFirst();
  }
}
