package io.tocsin.gateway.ingest;

import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.log.LogEvent;
import io.tocsin.model.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Raises the alert about stalled routing, and logs it too: a router stalled in all partitions reads
 * no alert about it.
 */
final class StallWatch {
  private static final Logger LOG = Logger.getLogger(RouterMonitor.class);

  private final AlertLog log;
  private final RoutingDelay delay;
  private final RoutingStalled stalled;

  StallWatch(AlertLog log, RoutingDelay delay, Duration routedWithin) {
    this.log = log;
    this.delay = delay;
    this.stalled = new RoutingStalled(routedWithin);
  }

  void look(Instant now) {
    stalled
        .look(delay.oldest(), now)
        .ifPresent(
            alert -> {
              logStalled(alert.isResolvedAt(now));
              append(alert, now);
            });
  }

  private void logStalled(boolean over) {
    if (over) {
      LogEvent.of("alerts are routed again").info(LOG);
    } else {
      LogEvent.of("alerts are accepted and durably stored, but not routed")
          .with("oldest_unrouted", delay.oldest().toSeconds() + "s")
          .with("remedy", "check the router's log and memory")
          .warn(LOG);
    }
  }

  private void append(Alert alert, Instant now) {
    var entries = List.of(AlertEntry.of(alert));
    if (log.state() instanceof LogState.Reachable(int partitions)) {
      PartitionedBatch.split("tocsin", now, entries, partitions)
          .forEach(
              part ->
                  log.append(part.partition(), part.batch())
                      .exceptionally(
                          failure -> {
                            LogEvent.of("alert about the router not durably stored")
                                .with("error", failure.getMessage())
                                .debug(LOG);
                            return null;
                          }));
    }
  }
}
