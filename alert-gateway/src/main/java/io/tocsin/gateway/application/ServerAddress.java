package io.tocsin.gateway.application;

import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;

/** The address the server listens on, with the actual port even if port 0 is configured. */
@Singleton
class ServerAddress {
  private final HttpServer server;
  private volatile String text = "";

  ServerAddress(HttpServer server) {
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
