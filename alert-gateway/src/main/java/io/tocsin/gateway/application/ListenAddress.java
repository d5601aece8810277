package io.tocsin.gateway.application;

import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;

/** Where the server listens; the port is the real one, also when any free one was asked for. */
@Singleton
class ListenAddress {
  private final HttpServer server;
  private volatile String text = "";

  ListenAddress(HttpServer server) {
    this.server = server;
  }

  void started(@ObservesAsync HttpServerStart start) {
    text = start.options().getHost() + ":" + server.getPort();
  }

  /** Empty until the server has started. */
  String text() {
    return text;
  }
}
