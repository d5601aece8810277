package io.tocsin.gateway.web;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Without TLS only HTTP/1.1 is supported. Browsers and alert senders do not upgrade to cleartext
 * HTTP/2, but an upgrade request can bypass a proxy's rules and the host check.
 */
@Singleton
class PlainHttp implements HttpServerOptionsCustomizer {
  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.setHttp2ClearTextEnabled(false);
  }
}
