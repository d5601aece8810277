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
 * Asks the router how much it holds, so that no more alerts are accepted than find room there, and
 * raises an alert when it does not go on.
 */
@Singleton
@Startup
class RouterMonitor {
  private static final Logger LOG = Logger.getLogger(RouterMonitor.class);

  /** A flood brings some 25 MB in that time, which the router has room for beyond its budget. */
  private static final long EVERY_MILLIS = 1000;

  /** What is over and still held is never learned, and not worth asking for again and again. */
  private static final Duration LESSONS_APART = Duration.ofMinutes(1);

  private final Vertx vertx;
  private final RouterAccess router;
  private final AlertEndpoints doors;
  private final AlertLog log;
  private final RoutingDelay delay;
  private final RoutingStalled standstill;
  private final InstantSource clock;
  private final LastingTrouble unanswered = new LastingTrouble(LastingTrouble.START);
  private Instant nextLesson = Instant.MIN;
  private long timer;

  RouterMonitor(
      Vertx vertx,
      RouterAccess router,
      AlertEndpoints doors,
      AlertLog log,
      RoutingDelay delay,
      IngestSettings settings,
      InstantSource clock) {
    this.vertx = vertx;
    this.router = router;
    this.doors = doors;
    this.log = log;
    this.delay = delay;
    this.standstill = new RoutingStalled(settings.log().routedWithin());
    this.clock = clock;
  }

  @PostConstruct
  void start() {
    timer = vertx.setTimer(EVERY_MILLIS, again -> look());
  }

  @PreDestroy
  void stop() {
    vertx.cancelTimer(timer);
  }

  /** One after the other: the next one is only set when this one has its answer. */
  private void look() {
    vertx
        .executeBlocking(
            () -> {
              askRouter();
              warn();
              return true;
            },
            false)
        .onFailure(bug -> LogEvent.of("watching the router failed").error(LOG, bug))
        .onComplete(done -> start());
  }

  private void askRouter() {
    try {
      var active = doors.active();
      active.routerHolds(router.held());
      unanswered
          .over(LogEvent.of("the router answers again"), clock.instant())
          .ifPresent(event -> event.info(LOG));
      var now = clock.instant();
      if (active.knowsLittle() && !now.isBefore(nextLesson)) {
        nextLesson = now.plus(LESSONS_APART);
        active.learn(router.active(), now);
        active.routerHolds(router.held());
      }
    } catch (RouterUnavailableException e) {
      unanswered
          .met(
              LogEvent.of("no router answers, reads are answered with 503")
                  .with("error", e.getMessage()),
              clock.instant())
          .ifPresent(event -> event.warn(LOG));
    }
  }

  /** A router that stands still in every partition reads no alert about it: hence the log. */
  private void warn() {
    var now = clock.instant();
    standstill
        .look(delay.oldest(), now)
        .ifPresent(
            alert -> {
              tell(alert.isResolvedAt(now));
              append(alert, now);
            });
  }

  private void tell(boolean over) {
    if (over) {
      LogEvent.of("alerts are routed again").info(LOG);
    } else {
      LogEvent.of("alerts are accepted and durably stored, but not routed")
          .with("oldest_unrouted", delay.oldest().toSeconds() + "s")
          .with("remedy", "look at the router")
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
