package io.tocsin.gateway.connection;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Objects;

/**
 * Tells the connection of each request that its head was read, its body begins and ends, and that
 * it was answered; rejects a body that announces to be too large.
 */
final class RequestWatch implements Handler<RoutingContext> {
  private static final String BODY = "tocsin.unfinished-body";
  private static final String OWN_API = "/api/v1/";

  private final ConnectionSettings settings;
  private final InstantSource clock;
  private final ConnectionLimits limits;
  private final ConnectionMetrics metrics;

  RequestWatch(
      ConnectionSettings settings,
      InstantSource clock,
      ConnectionLimits limits,
      ConnectionMetrics metrics) {
    this.settings = settings;
    this.clock = clock;
    this.limits = limits;
    this.metrics = metrics;
  }

  /** Called a second time for a request whose route prefix was removed. */
  @Override
  public void handle(RoutingContext context) {
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
    metrics.closed("large-body");
    new UnfinishedBody(context, clock.instant())
        .refuse(413, UnfinishedBody.tooLarge(most(context.request())));
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

  private static InetSocketAddress netty(SocketAddress remote) {
    return new InetSocketAddress(remote.hostAddress(), remote.port());
  }
}
