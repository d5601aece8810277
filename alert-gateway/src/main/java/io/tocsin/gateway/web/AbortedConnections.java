package io.tocsin.gateway.web;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Connections being closed because of a rejected request. Vert.x keeps processing bytes it has
 * received until the connection is really closed, and what follows an ambiguous head may be a
 * smuggled request.
 */
final class AbortedConnections {
  private final Set<HttpConnection> connections =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  boolean was(HttpServerRequest request) {
    return !connections.isEmpty() && connections.contains(request.connection());
  }

  /**
   * Call before the response is written. HTTP/2 connections stay open: their requests are clearly
   * separated.
   */
  void hangUpAfter(HttpServerRequest request) {
    if (request.version() != HttpVersion.HTTP_2) {
      connections.add(request.connection());
      ApiResponses.hangUpAfter(request.response());
    }
  }
}
