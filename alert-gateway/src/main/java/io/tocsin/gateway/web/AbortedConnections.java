package io.tocsin.gateway.web;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Connections that were hung up because of a request. Vert.x goes on with what has arrived on one
 * until it is really closed, and what follows an unclear head may be a request that a proxy took
 * for a part of that.
 */
final class AbortedConnections {
  private final Set<HttpConnection> connections =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  boolean was(HttpServerRequest request) {
    return !connections.isEmpty() && connections.contains(request.connection());
  }

  /** To be answered after this. A connection of HTTP/2 stays: its requests are told apart. */
  void hangUpAfter(HttpServerRequest request) {
    if (request.version() != HttpVersion.HTTP_2) {
      connections.add(request.connection());
      Answers.hangUpAfter(request.response());
    }
  }
}
