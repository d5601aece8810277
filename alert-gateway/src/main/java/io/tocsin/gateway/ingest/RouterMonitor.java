package io.tocsin.gateway.ingest;

import io.quarkus.runtime.Startup;
import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.gateway.router.RouterAccess;
import io.tocsin.log.LastingTrouble;
import io.tocsin.log.LogEvent;
import io.tocsin.model.alert.Alert;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Polls the router's memory use, so that no more alerts are accepted than fit there, and raises an
 * alert when routing stalls.
 */
@Singleton
@Startup
class RouterMonitor {
  private static final Logger LOG = Logger.getLogger(RouterMonitor.class);

  /**
   * An alert storm adds about 25 MB in that time, for which the router has room beyond its budget.
   */
  private static final long EVERY_MILLIS = 1000;

  /**
   * Resolved alerts that the router still holds are never learned, so frequent polling would not
   * help.
   */
  private static final Duration LEARN_INTERVAL = Duration.ofMinutes(1);

  private final Vertx vertx;
  private final RouterAccess router;
  private final AlertEndpoints endpoints;
  private final AlertLog log;
  private final RoutingDelay delay;
  private final RoutingStalled stalled;
  private final InstantSource clock;
  private final LastingTrouble unreachable = new LastingTrouble(LastingTrouble.START);
  private Instant nextLearning = Instant.MIN;
  private long timer;

  RouterMonitor(
      Vertx vertx,
      RouterAccess router,
      AlertEndpoints endpoints,
      AlertLog log,
      RoutingDelay delay,
      IngestSettings settings,
      InstantSource clock) {
    this.vertx = vertx;
    this.router = router;
    this.endpoints = endpoints;
    this.log = log;
    this.delay = delay;
    this.stalled = new RoutingStalled(settings.log().routedWithin());
    this.clock = clock;
  }

  @PostConstruct
  void start() {
    timer = vertx.setTimer(EVERY_MILLIS, again -> poll());
  }

  @PreDestroy
  void stop() {
    vertx.cancelTimer(timer);
  }

  /** Sequential: the next poll is scheduled when this one has completed. */
  private void poll() {
    vertx
        .executeBlocking(
            () -> {
              askRouter();
              checkRouting();
              return true;
            },
            false)
        .onFailure(bug -> LogEvent.of("polling the router failed").error(LOG, bug))
        .onComplete(done -> start());
  }

  private void askRouter() {
    try {
      var active = endpoints.active();
      active.routerHolds(router.held());
      unreachable
          .over(LogEvent.of("the router answers again"), clock.instant())
          .ifPresent(event -> event.info(LOG));
      var now = clock.instant();
      if (active.knowsLittle() && !now.isBefore(nextLearning)) {
        nextLearning = now.plus(LEARN_INTERVAL);
        active.learn(router.active(), now);
        active.routerHolds(router.held());
      }
    } catch (RouterUnavailableException e) {
      unreachable
          .met(
              LogEvent.of("no router answers, reads are answered with 503")
                  .with("error", e.getMessage()),
              clock.instant())
          .ifPresent(event -> event.warn(LOG));
    }
  }

  /** Also logged, because a router stalled in all partitions reads no alert about it. */
  private void checkRouting() {
    var now = clock.instant();
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
