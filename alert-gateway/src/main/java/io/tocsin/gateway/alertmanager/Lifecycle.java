package io.tocsin.gateway.alertmanager;

import io.tocsin.configuration.InvalidConfigurationException;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.gateway.ingest.AlertEndpoints;
import io.tocsin.gateway.web.ApiResponses;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * {@code /-/healthy}, {@code /-/ready} and {@code /-/reload}. A process that answers is healthy;
 * one that can accept alerts is ready, whatever else is missing.
 */
@Singleton
class Lifecycle {
  private final Vertx vertx;
  private final AlertEndpoints endpoints;
  private final ActiveConfiguration configuration;

  Lifecycle(Vertx vertx, AlertEndpoints endpoints, ActiveConfiguration configuration) {
    this.vertx = vertx;
    this.endpoints = endpoints;
    this.configuration = configuration;
  }

  void register(@Observes Router router) {
    probe(router, "/-/healthy", context -> ApiResponses.text(context.response(), 200, "OK"));
    probe(router, "/-/ready", this::ready);
    router.post("/-/reload").handler(this::reload);
    router
        .route("/-/reload")
        .handler(context -> ApiResponses.methodNotAllowedText(context, "POST"));
  }

  private static void probe(Router router, String path, Handler<RoutingContext> handler) {
    router.get(path).handler(handler);
    router.head(path).handler(handler);
    router
        .route(path)
        .handler(context -> ApiResponses.methodNotAllowedText(context, "GET", "HEAD"));
  }

  private void ready(RoutingContext context) {
    endpoints
        .whyNotReady()
        .ifPresentOrElse(
            reason ->
                ApiResponses.text(context.response(), 503, "alerts cannot be accepted: " + reason),
            () -> ApiResponses.text(context.response(), 200, "OK"));
  }

  private void reload(RoutingContext context) {
    vertx
        .executeBlocking(this::reloaded)
        .onSuccess(done -> context.response().setStatusCode(200).end())
        .onFailure(failure -> reloadFailed(context, failure));
  }

  private boolean reloaded() throws InvalidConfigurationException {
    configuration.reload();
    return true;
  }

  private static void reloadFailed(RoutingContext context, Throwable failure) {
    if (failure instanceof InvalidConfigurationException) {
      ApiResponses.text(
          context.response(), 500, "failed to reload config: " + failure.getMessage() + "\n");
    } else {
      context.fail(failure);
    }
  }
}
