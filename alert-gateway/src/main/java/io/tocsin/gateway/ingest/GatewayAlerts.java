package io.tocsin.gateway.ingest;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.model.alert.Alert;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Raises alerts about this process itself, even while the endpoints accept none. */
@Singleton
public class GatewayAlerts {
  private static final String SOURCE = "tocsin";

  private final AlertWriter writer;
  private final InstantSource clock;

  GatewayAlerts(AlertLog log, InstantSource clock) {
    this.writer = new AlertWriter(log);
    this.clock = clock;
  }

  /**
   * @return fails with {@link io.tocsin.gateway.log.NotDurablyStored} if it may not be stored
   */
  public CompletionStage<Void> raise(Alert alert) {
    return writer.write(SOURCE, clock.instant(), List.of(AlertEntry.of(alert)));
  }
}
