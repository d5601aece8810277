package io.tocsin.gateway.connection;

import io.tocsin.gateway.web.ApiResponses;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;

/** A request whose head was read and whose body is incomplete. */
final class UnfinishedBody {
  private static final String RETRY_AFTER_SECONDS = "5";

  private final RoutingContext request;
  private final Context eventLoop;
  private final Instant since;
  private volatile long most = Long.MAX_VALUE;

  /** Must be created on the event loop of the connection. */
  UnfinishedBody(RoutingContext request, Instant since) {
    this.request = request;
    this.eventLoop = request.vertx().getOrCreateContext();
    this.since = since;
  }

  Instant since() {
    return since;
  }

  static String tooLarge(long most) {
    return "the body is larger than " + most + " bytes";
  }

  /** Sets the size limit, which depends on the path. */
  void allow(long bytes) {
    most = bytes;
  }

  long most() {
    return most;
  }

  /** Answers instead of the endpoint and closes the connection. Thread-safe. */
  void refuse(int status, String reason) {
    eventLoop.runOnContext(here -> answer(status, reason));
  }

  private void answer(int status, String reason) {
    var response = request.response();
    var connection = request.request().connection();
    if (response.headWritten() || response.closed()) {
      connection.close();
      return;
    }
    request.addEndHandler(end -> connection.close());
    response.putHeader("Connection", "close");
    if (status == 503) {
      response.putHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
    ApiResponses.error(response, status, status, reason);
  }
}
