package io.tocsin.gateway.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tocsin.gateway.web.EdgeOrder;
import io.tocsin.log.LogEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Enforces connection limits and body timeouts. Netty creates its own extensions and cannot inject
 * our beans, so the active guard is kept in a static reference.
 */
@Singleton
class ConnectionGuard {
  private static final Logger LOG = Logger.getLogger(ConnectionGuard.class);
  private static final String BODY = "tocsin.unfinished-body";
  private static final String OWN_API = "/api/v1/";

  /** Connections being closed while new ones replace them. */
  private static final int BEING_CLOSED = 128;

  private static final AtomicReference<Optional<ConnectionGuard>> IN_FORCE =
      new AtomicReference<>(Optional.empty());

  private final ConnectionSettings settings;
  private final InstantSource clock;
  private final MeterRegistry registry;
  private final Vertx vertx;
  private final ConnectionLimits limits;
  private final AcceptLimit acceptLimit;
  private final AtomicLong timer = new AtomicLong();

  ConnectionGuard(
      ConnectionSettings settings, InstantSource clock, MeterRegistry registry, Vertx vertx) {
    this.settings = settings;
    this.clock = clock;
    this.registry = registry;
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
    measure();
  }

  private static void refuse(String reason) {
    throw new IllegalStateException(reason);
  }

  private void measure() {
    Gauge.builder("tocsin.web.connections", limits.connections(), OpenConnections::count)
        .description("open connections")
        .register(registry);
    Gauge.builder("tocsin.web.unfinished", limits.unfinished(), ByteBudget::used)
        .description("bytes of unfinished requests")
        .baseUnit("bytes")
        .register(registry);
    Gauge.builder("tocsin.web.unread", limits.unread(), ByteBudget::used)
        .description("bytes of responses that clients have not read")
        .baseUnit("bytes")
        .register(registry);
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
              count("slow-body");
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
    filters.register(this::watch, EdgeOrder.CONNECTION.priority());
  }

  AcceptLimit acceptLimit() {
    return acceptLimit;
  }

  ConnectionHandler handler() {
    return new ConnectionHandler(limits, clock, this::count);
  }

  /** Called a second time for a request whose route prefix was removed. */
  private void watch(RoutingContext context) {
    var request = context.request();
    if (announced(request) > most(request)) {
      rejectTooLarge(context);
      return;
    }
    limits
        .connections()
        .from(netty(request.connection().remoteAddress()))
        .ifPresent(
            connection -> {
              connection.headRead();
              if (request.version() == HttpVersion.HTTP_2) {
                connection.overlaps();
              }
              if (hasBody(request)) {
                watchBody(context, connection);
              }
              context.addEndHandler(
                  end -> {
                    connection.answered(clock.instant());
                    limits.connections().idle(connection);
                  });
            });
    context.next();
  }

  private void watchBody(RoutingContext context, OpenConnection connection) {
    var request = context.request();
    UnfinishedBody known = context.get(BODY);
    var body = known == null ? new UnfinishedBody(context, clock.instant()) : known;
    body.allow(most(request));
    if (known == null) {
      context.put(BODY, body);
      connection.bodyBegins(body);
      request.end().onComplete(end -> bodyEnded(connection, body, request.bytesRead()));
    }
    context.addEndHandler(end -> bodyEnded(connection, body, request.bytesRead()));
  }

  private void bodyEnded(OpenConnection connection, UnfinishedBody body, long bytes) {
    connection.bodyEnded(body, bytes);
    if (connection.unfinishedBytes() == 0) {
      limits.unfinished().release(connection);
    }
  }

  private void rejectTooLarge(RoutingContext context) {
    count("large-body");
    new UnfinishedBody(context, clock.instant()).refuse(413, tooLarge(most(context.request())));
  }

  static String tooLarge(long most) {
    return "the body is larger than " + most + " bytes";
  }

  /** The endpoints for alerts and silences have their own limits. */
  private long most(HttpServerRequest request) {
    var path = request.path();
    return path != null && path.startsWith(OWN_API)
        ? settings.body().asLongValue()
        : Long.MAX_VALUE;
  }

  /** Netty has already rejected values that are not numbers. */
  private static long announced(HttpServerRequest request) {
    var length = request.headers().get(HttpHeaders.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length.strip());
  }

  /** In HTTP/2 no header needs to announce a body. */
  private static boolean hasBody(HttpServerRequest request) {
    var headers = request.headers();
    return request.version() == HttpVersion.HTTP_2
        || headers.contains(HttpHeaders.TRANSFER_ENCODING)
        || !Objects.requireNonNullElse(headers.get(HttpHeaders.CONTENT_LENGTH), "0").equals("0");
  }

  private void count(String reason) {
    Counter.builder("tocsin.web.connections.closed")
        .description("connections closed to protect the others")
        .tag("reason", reason)
        .register(registry)
        .increment();
  }

  private static InetSocketAddress netty(SocketAddress remote) {
    return new InetSocketAddress(remote.hostAddress(), remote.port());
  }
}
