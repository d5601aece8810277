package io.tocsin.gateway.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Filters that run before every route of the process, including those of other services in it, in
 * {@linkplain EdgeOrder this order}: response headers, rejection by head, CORS, route prefix.
 */
@Singleton
class RequestEdge {
  private static final String REQUEST_ID = "tocsin.request-id";
  private static final String PREFIX_REMOVED = "tocsin.prefix-removed";

  private final AbortedConnections aborted = new AbortedConnections();
  private final RequestId ids;
  private final HeadRules headRules;
  private final CrossOriginHeaders otherOrigins;
  private final RoutePrefix prefix;
  private final MeterRegistry registry;

  RequestEdge(RequestId ids, WebSettings settings, ListenHost listenHost, MeterRegistry registry) {
    this.ids = ids;
    this.registry = registry;
    var origins = Origins.of(settings);
    this.headRules = new HeadRules(listenHost.names(settings), origins, new RejectedHosts());
    this.otherOrigins = new CrossOriginHeaders(origins);
    this.prefix = RoutePrefix.of(settings);
    listenHost.warnIfOpen(settings);
  }

  void register(@Observes Filters filters) {
    filters.register(this::addHeaders, EdgeOrder.HEADERS.priority());
    filters.register(this::rejectByHead, EdgeOrder.HEAD.priority());
    filters.register(otherOrigins, EdgeOrder.ORIGIN.priority());
    if (!prefix.isEmpty()) {
      filters.register(this::removePrefix, EdgeOrder.PREFIX.priority());
    }
  }

  /** Called again after the prefix is removed, because rerouting drops these handlers. */
  private void addHeaders(RoutingContext context) {
    String known = context.get(REQUEST_ID);
    var id = known == null ? ids.of(context.request()) : known;
    context.put(REQUEST_ID, id);
    context.addHeadersEndHandler(end -> setHeaders(context.response().headers(), id));
    context.next();
  }

  private static void setHeaders(MultiMap headers, String id) {
    headers.set(RequestId.HEADER, id);
    headers.set("X-Content-Type-Options", "nosniff");
    if (!headers.contains("Cache-Control")) {
      headers.set("Cache-Control", "no-store");
    }
  }

  /** Also closes the connection, because the start of the next request may be ambiguous. */
  private void rejectByHead(RoutingContext context) {
    if (aborted.was(context.request())) {
      return;
    }
    headRules
        .fault(context.request())
        .ifPresentOrElse(
            fault -> {
              count(fault);
              aborted.hangUpAfter(context.request());
              reject(context, fault.status(), fault.message());
            },
            context::next);
  }

  private void count(HeadRules.Fault fault) {
    Counter.builder("tocsin.web.refused")
        .description("requests rejected by their head alone")
        .tag("code", String.valueOf(fault.status()))
        .register(registry)
        .increment();
  }

  private void removePrefix(RoutingContext context) {
    if (context.get(PREFIX_REMOVED) != null) {
      context.next();
      return;
    }
    var path = Optional.ofNullable(context.request().path()).orElse("/");
    prefix
        .strip(path)
        .ifPresentOrElse(rest -> rerouted(context, rest), () -> outsidePrefix(context, path));
  }

  private static void rerouted(RoutingContext context, String path) {
    var query = context.request().query();
    context.put(PREFIX_REMOVED, true);
    context.reroute(query == null ? path : path + "?" + query);
  }

  private void outsidePrefix(RoutingContext context, String path) {
    if (path.equals("/") && context.request().method().equals(HttpMethod.GET)) {
      context.response().setStatusCode(302).putHeader("Location", prefix.path() + "/").end();
    } else {
      reject(context, 404, "not found; all paths start with " + prefix.path());
    }
  }

  private static void reject(RoutingContext context, int status, String message) {
    ApiResponses.error(context.response(), status, status, message);
  }
}
