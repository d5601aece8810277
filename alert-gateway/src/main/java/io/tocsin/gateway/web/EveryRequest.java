package io.tocsin.gateway.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Stands before every route of the process, those of the other services in it included: headers
 * first, then what is refused unread, then the prefix.
 */
@Singleton
class EveryRequest {
  /** Before authentication and everything else of the framework. */
  private static final int FIRST = 10_000;

  private static final int MAX_HEADERS = 100;
  private static final String REQUEST_ID = "tocsin.request-id";
  private static final String PREFIX_REMOVED = "tocsin.prefix-removed";

  private final RequestId ids;
  private final RoutePrefix prefix;

  EveryRequest(RequestId ids, WebSettings settings) {
    this.ids = ids;
    this.prefix = RoutePrefix.of(settings);
  }

  void register(@Observes Filters filters) {
    filters.register(this::addHeaders, FIRST);
    filters.register(EveryRequest::refuseOdd, FIRST - 1);
    if (!prefix.isEmpty()) {
      filters.register(this::removePrefix, FIRST - 2);
    }
  }

  /** Again after the prefix was taken off, since starting over forgets such handlers. */
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

  private static void refuseOdd(RoutingContext context) {
    var request = context.request();
    var path = Optional.ofNullable(request.path()).orElse("");
    if (OddPath.isOdd(path)) {
      refuse(context, 400, "the path has a part that can be read in two ways");
    } else if (request.headers().entries().size() > MAX_HEADERS) {
      refuse(context, 431, "more than " + MAX_HEADERS + " headers");
    } else if (request.headers().getAll("Authorization").size() > 1) {
      refuse(context, 400, "the header Authorization came more than once");
    } else {
      context.next();
    }
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
      refuse(context, 404, "everything here is under " + prefix.path());
    }
  }

  private static void refuse(RoutingContext context, int status, String message) {
    Answers.error(context.response(), status, status, message);
  }
}
