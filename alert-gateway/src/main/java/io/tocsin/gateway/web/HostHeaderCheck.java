package io.tocsin.gateway.web;

import io.tocsin.log.LogEvent;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * An HTTP/1.1 request must have a Host header. The framework rejects it before any filter runs;
 * this handler answers with Alertmanager's text, and without a stack trace in the log.
 */
@Singleton
class HostHeaderCheck {
  private static final Logger LOG = Logger.getLogger(HostHeaderCheck.class);
  private static final int BAD_REQUEST = 400;

  /** The framework's own is the last. */
  private static final int FIRST_FAILURE_HANDLER = Integer.MIN_VALUE;

  void register(@Observes Router router) {
    router.route().order(FIRST_FAILURE_HANDLER).failureHandler(HostHeaderCheck::reject);
  }

  private static boolean isNameless(HttpServerRequest request) {
    return request.version() == HttpVersion.HTTP_1_1 && request.authority() == null;
  }

  private static void reject(RoutingContext context) {
    var request = context.request();
    if (context.statusCode() != BAD_REQUEST || !isNameless(request)) {
      context.next();
      return;
    }
    LogEvent.of("request without a host")
        .with("method", request.method())
        .with("path", request.path())
        .debug(LOG);
    ApiResponses.hangUpAfter(context.response());
    ApiResponses.text(
        context.response(), BAD_REQUEST, "400 Bad Request: missing required Host header");
  }
}
