package io.tocsin.gateway.ingest;

import io.quarkus.runtime.Startup;
import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.gateway.router.RouterAccess;
import io.tocsin.log.LastingTrouble;
import io.tocsin.log.LogEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
  private final StallWatch stalls;
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
    this.stalls = new StallWatch(log, delay, settings.log().routedWithin());
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
              stalls.look(clock.instant());
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
}
