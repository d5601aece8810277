package io.tocsin.gateway.web;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Without encryption only HTTP/1.1 is spoken. No browser and no sender of alerts changes to HTTP/2
 * there; but a request that does so gets past a proxy's rules, and past the name we were called by.
 */
@Singleton
class PlainHttp implements HttpServerOptionsCustomizer {
  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.setHttp2ClearTextEnabled(false);
  }
}
