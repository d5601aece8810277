package io.tocsin.gateway.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * CORS: only listed origins may read responses, and none if none is listed. Alertmanager allows all
 * origins.
 */
final class CrossOriginHeaders implements Handler<RoutingContext> {
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
  private static final String HEADERS = "Authorization, Content-Type, Idempotency-Key";

  private final Origins origins;

  CrossOriginHeaders(Origins origins) {
    this.origins = origins;
  }

  @Override
  public void handle(RoutingContext context) {
    if (origins.listed().isEmpty()) {
      context.next();
      return;
    }
    var response = context.response();
    // For all origins, or a cache could serve one origin's response to another.
    response.putHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    var origin =
        Optional.ofNullable(context.request().getHeader(HttpHeaders.ORIGIN)).filter(origins::lists);
    origin.ifPresent(listed -> response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, listed));
    if (origin.isPresent() && isQuestion(context)) {
      answer(response);
    } else {
      context.next();
    }
  }

  /** A CORS preflight request. */
  private static boolean isQuestion(RoutingContext context) {
    return context.request().method().equals(HttpMethod.OPTIONS)
        && context.request().getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
  }

  private static void answer(HttpServerResponse response) {
    response
        .setStatusCode(204)
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS)
        .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600")
        .end();
  }
}
