package io.tocsin.gateway.connection;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tocsin.gateway.web.EdgeOrder;
import io.tocsin.log.LogEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Puts the connection limits in force, and enforces the body timeout. Netty creates its own
 * extensions and cannot inject our beans, so the active guard is kept in a static reference.
 */
@Singleton
class ConnectionGuard {
  private static final Logger LOG = Logger.getLogger(ConnectionGuard.class);

  /** Connections being closed while new ones replace them. */
  private static final int BEING_CLOSED = 128;

  private static final AtomicReference<Optional<ConnectionGuard>> IN_FORCE =
      new AtomicReference<>(Optional.empty());

  private final ConnectionSettings settings;
  private final InstantSource clock;
  private final Vertx vertx;
  private final ConnectionLimits limits;
  private final AcceptLimit acceptLimit;
  private final ConnectionMetrics metrics;
  private final RequestWatch requests;
  private final AtomicLong timer = new AtomicLong();

  ConnectionGuard(
      ConnectionSettings settings, InstantSource clock, MeterRegistry registry, Vertx vertx) {
    this.settings = settings;
    this.clock = clock;
    this.vertx = vertx;
    var share = DescriptorShare.ofThisProcess();
    share.tooFew().ifPresent(ConnectionGuard::refuse);
    this.limits = ConnectionLimits.of(settings, share);
    this.acceptLimit = new AcceptLimit(limits.connections().total() + BEING_CLOSED);
    LogEvent.of("connections are limited")
        .with("total", limits.connections().total())
        .with("per_address", limits.connections().perNetwork())
        .with("descriptors", share.descriptors())
        .info(LOG);
    this.metrics = new ConnectionMetrics(registry);
    metrics.register(limits);
    this.requests = new RequestWatch(settings, clock, limits, metrics);
  }

  private static void refuse(String reason) {
    throw new IllegalStateException(reason);
  }

  /** Empty until the application has started. */
  static Optional<ConnectionGuard> inForce() {
    return IN_FORCE.get();
  }

  /** Before the first port opens, because Netty looks up its extensions then. */
  void open(@Observes StartupEvent start) {
    System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    IN_FORCE.set(Optional.of(this));
    scheduleBodyTimeouts();
  }

  /** One periodic scan instead of a timer for each of thousands of bodies a second. */
  private void scheduleBodyTimeouts() {
    var pause = Math.clamp(settings.bodyWithin().toMillis() / 10, 10, 1000);
    timer.set(vertx.setPeriodic(pause, now -> rejectLateBodies(clock.instant())));
  }

  private void rejectLateBodies(Instant now) {
    var within = settings.bodyWithin();
    limits
        .connections()
        .withBodySince(now.minus(within))
        .forEach(
            connection -> {
              metrics.closed("slow-body");
              connection.giveWay(
                  408, "the body was not received within " + within.toMillis() + " ms");
            });
  }

  @PreDestroy
  void close() {
    vertx.cancelTimer(timer.get());
    // Unless the next application has registered its own already.
    IN_FORCE.updateAndGet(guard -> guard.filter(inForce -> inForce != this));
  }

  void register(@Observes Filters filters) {
    filters.register(requests, EdgeOrder.CONNECTION.priority());
  }

  AcceptLimit acceptLimit() {
    return acceptLimit;
  }

  ConnectionHandler handler() {
    return new ConnectionHandler(limits, clock, metrics::closed);
  }
}
