package io.tocsin.gateway.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where connections come in. Netty makes its own extensions and knows none of our objects, so the
 * gate that is in force has one place where they find it.
 */
@Singleton
class Gate {
  /** Before everything that could answer. */
  private static final int FIRST = 10_002;

  private static final AtomicReference<Optional<Gate>> IN_FORCE =
      new AtomicReference<>(Optional.empty());

  private final ConnectionSettings settings;
  private final InstantSource clock;
  private final MeterRegistry registry;
  private final Visits visits;

  Gate(ConnectionSettings settings, InstantSource clock, MeterRegistry registry) {
    this.settings = settings;
    this.clock = clock;
    this.registry = registry;
    this.visits = new Visits(settings.perAddress());
  }

  /** Empty as long as there is no application. */
  static Optional<Gate> inForce() {
    return IN_FORCE.get();
  }

  /** Before the first port opens, which is when Netty looks whether it has extensions. */
  void open(@Observes StartupEvent start) {
    System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    IN_FORCE.set(Optional.of(this));
  }

  @PreDestroy
  void close() {
    // Unless the next application has opened already.
    IN_FORCE.updateAndGet(gate -> gate.filter(inForce -> inForce != this));
  }

  void register(@Observes Filters filters) {
    filters.register(this::watch, FIRST);
  }

  VisitHandler handler() {
    return new VisitHandler(visits, settings.headWithin(), clock, this::count);
  }

  private void watch(RoutingContext context) {
    var request = context.request();
    visits
        .from(netty(request.connection().remoteAddress()))
        .ifPresent(
            visit -> {
              visit.headTaken();
              if (request.version() == HttpVersion.HTTP_2) {
                visit.overlaps();
              }
              context.addEndHandler(end -> visit.answered(clock.instant()));
            });
    context.next();
  }

  private void count(String reason) {
    Counter.builder("tocsin.web.connections.closed")
        .description("connections that were closed to protect the others")
        .tag("reason", reason)
        .register(registry)
        .increment();
  }

  private static InetSocketAddress netty(SocketAddress remote) {
    return new InetSocketAddress(remote.hostAddress(), remote.port());
  }
}
