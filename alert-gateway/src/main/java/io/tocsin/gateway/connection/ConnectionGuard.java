package io.tocsin.gateway.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
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
 * Where connections come in. Netty makes its own extensions and knows none of our objects, so the
 * gate that is in force has one place where they find it.
 */
@Singleton
class ConnectionGuard {
  /** Before everything that could answer. */
  private static final int FIRST = 10_002;

  private static final Logger LOG = Logger.getLogger(ConnectionGuard.class);
  private static final String BODY = "tocsin.unfinished-body";
  private static final String OWN_API = "/api/v1/";

  /** As many may be on their way out while others take their places. */
  private static final int BEING_CLOSED = 128;

  private static final AtomicReference<Optional<ConnectionGuard>> IN_FORCE =
      new AtomicReference<>(Optional.empty());

  private final ConnectionSettings settings;
  private final InstantSource clock;
  private final MeterRegistry registry;
  private final Vertx vertx;
  private final ConnectionLimits limits;
  private final AcceptLimit acceptGuard;
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
    this.acceptGuard = new AcceptLimit(limits.visits().total() + BEING_CLOSED);
    LogEvent.of("connections are limited")
        .with("total", limits.visits().total())
        .with("per_address", limits.visits().perNetwork())
        .with("descriptors", share.descriptors())
        .info(LOG);
    measure();
  }

  private static void refuse(String reason) {
    throw new IllegalStateException(reason);
  }

  private void measure() {
    Gauge.builder("tocsin.web.connections", limits.visits(), OpenConnections::count)
        .description("connections that are open")
        .register(registry);
    Gauge.builder("tocsin.web.unfinished", limits.unfinished(), ByteBudget::used)
        .description("bytes of requests that are not complete")
        .baseUnit("bytes")
        .register(registry);
    Gauge.builder("tocsin.web.unread", limits.unread(), ByteBudget::used)
        .description("bytes of answers that their readers have not taken")
        .baseUnit("bytes")
        .register(registry);
  }

  /** Empty as long as there is no application. */
  static Optional<ConnectionGuard> inForce() {
    return IN_FORCE.get();
  }

  /** Before the first port opens, which is when Netty looks whether it has extensions. */
  void open(@Observes StartupEvent start) {
    System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    IN_FORCE.set(Optional.of(this));
    lookForLateBodies();
  }

  /** One look at all of them, rather than a timer for each of thousands of bodies a second. */
  private void lookForLateBodies() {
    var pause = Math.clamp(settings.bodyWithin().toMillis() / 10, 10, 1000);
    timer.set(vertx.setPeriodic(pause, now -> refuseLateBodies(clock.instant())));
  }

  private void refuseLateBodies(Instant now) {
    var within = settings.bodyWithin();
    limits
        .visits()
        .withBodySince(now.minus(within))
        .forEach(
            visit -> {
              count("slow-body");
              visit.giveWay(408, "the body did not come within " + within.toMillis() + " ms");
            });
  }

  @PreDestroy
  void close() {
    vertx.cancelTimer(timer.get());
    // Unless the next application has opened already.
    IN_FORCE.updateAndGet(gate -> gate.filter(inForce -> inForce != this));
  }

  void register(@Observes Filters filters) {
    filters.register(this::watch, FIRST);
  }

  AcceptLimit acceptGuard() {
    return acceptGuard;
  }

  ConnectionHandler handler() {
    return new ConnectionHandler(limits, clock, this::count);
  }

  /** Sees a request again when its path has lost its prefix. */
  private void watch(RoutingContext context) {
    var request = context.request();
    if (announced(request) > most(request)) {
      refuseTooLarge(context);
      return;
    }
    limits
        .visits()
        .from(netty(request.connection().remoteAddress()))
        .ifPresent(
            visit -> {
              visit.headTaken();
              if (request.version() == HttpVersion.HTTP_2) {
                visit.overlaps();
              }
              if (hasBody(request)) {
                watchBody(context, visit);
              }
              context.addEndHandler(
                  end -> {
                    visit.answered(clock.instant());
                    limits.visits().idle(visit);
                  });
            });
    context.next();
  }

  private void watchBody(RoutingContext context, OpenConnection visit) {
    var request = context.request();
    UnfinishedBody known = context.get(BODY);
    var body = known == null ? new UnfinishedBody(context, clock.instant()) : known;
    body.allow(most(request));
    if (known == null) {
      context.put(BODY, body);
      visit.bodyBegins(body);
      request.end().onComplete(end -> bodyEnded(visit, body, request.bytesRead()));
    }
    context.addEndHandler(end -> bodyEnded(visit, body, request.bytesRead()));
  }

  private void bodyEnded(OpenConnection visit, UnfinishedBody body, long bytes) {
    visit.bodyEnded(body, bytes);
    if (visit.unfinishedBytes() == 0) {
      limits.unfinished().release(visit);
    }
  }

  private void refuseTooLarge(RoutingContext context) {
    count("large-body");
    new UnfinishedBody(context, clock.instant()).refuse(413, tooLarge(most(context.request())));
  }

  static String tooLarge(long most) {
    return "the body has more than " + most + " bytes";
  }

  /** What takes alerts and silences counts by itself, and has settings of its own. */
  private long most(HttpServerRequest request) {
    var path = request.path();
    return path != null && path.startsWith(OWN_API)
        ? settings.body().asLongValue()
        : Long.MAX_VALUE;
  }

  /** Netty has refused what is no number. */
  private static long announced(HttpServerRequest request) {
    var length = request.headers().get(HttpHeaders.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length.strip());
  }

  /** In HTTP/2 no header has to say so. */
  private static boolean hasBody(HttpServerRequest request) {
    var headers = request.headers();
    return request.version() == HttpVersion.HTTP_2
        || headers.contains(HttpHeaders.TRANSFER_ENCODING)
        || !Objects.requireNonNullElse(headers.get(HttpHeaders.CONTENT_LENGTH), "0").equals("0");
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
