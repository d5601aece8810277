package io.tocsin.standalone.disk;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.tocsin.gateway.ingest.GatewayAlerts;
import io.tocsin.gateway.ingest.IntakeBarrier;
import io.tocsin.log.LogEvent;
import io.tocsin.model.alert.Alert;
import io.tocsin.router.resolve.ReceptionGaps;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Checks the disk regularly, on a worker thread because a dead mount may block. */
@Singleton
class DiskWatch implements IntakeBarrier {
  private static final Logger LOG = Logger.getLogger(DiskWatch.class);

  private final Vertx vertx;
  private final InstantSource clock;
  private final DiskSettings settings;
  private final GatewayAlerts alerts;
  private final ReceptionGaps gaps;
  private final DiskGuard guard;
  private long timer;

  DiskWatch(
      Vertx vertx,
      InstantSource clock,
      DiskSettings settings,
      GatewayAlerts alerts,
      ReceptionGaps gaps,
      MeterRegistry registry) {
    this.vertx = vertx;
    this.clock = clock;
    this.settings = settings;
    this.alerts = alerts;
    this.gaps = gaps;
    var folder = settings.folder().orElse(Path.of(""));
    this.guard =
        new DiskGuard(
            folder.toString(),
            () -> DiskSpace.of(folder),
            new Watermark(settings.keepFree().asLongValue()));
    Gauge.builder("tocsin.disk.closed", () -> guard.whyClosed().isPresent() ? 1 : 0)
        .description("whether alerts are rejected because the disk is almost full")
        .register(registry);
  }

  @Override
  public Optional<String> whyClosed() {
    return guard.whyClosed();
  }

  /** Checks once before any client can connect. */
  void begin(@Observes StartupEvent start) {
    look();
    lookAgain();
  }

  @PreDestroy
  void end() {
    vertx.cancelTimer(timer);
  }

  private void lookAgain() {
    timer =
        vertx.setTimer(
            settings.lookEvery().toMillis(),
            now ->
                vertx
                    .executeBlocking(
                        () -> {
                          look();
                          return true;
                        },
                        false)
                    .onComplete(done -> lookAgain()));
  }

  private void look() {
    try {
      guard.look(clock.instant()).ifPresent(this::raise);
    } catch (IOException e) {
      LogEvent.of("cannot read the free disk space").with("error", e.getMessage()).debug(LOG);
    }
    if (guard.whyClosed().isPresent()) {
      // Sources cannot repeat their alerts now; these must not be treated as resolved.
      gaps.missed(clock.instant());
    }
  }

  private void raise(Alert alert) {
    alerts
        .raise(alert)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                LogEvent.of("alert about the disk not durably stored, trying again")
                    .with("error", failure.getMessage())
                    .debug(LOG);
                guard.alertNotStored();
              }
            });
  }
}
