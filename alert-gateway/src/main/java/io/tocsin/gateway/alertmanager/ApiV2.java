package io.tocsin.gateway.alertmanager;

import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.gateway.call.CallExecutor;
import io.tocsin.gateway.ingest.AlertEndpoints;
import io.tocsin.gateway.query.AlertQueries;
import io.tocsin.gateway.silence.SilenceEndpoints;
import io.tocsin.gateway.web.ApiResponses;
import io.tocsin.model.alert.AlertSources;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Routes of Alertmanager's API v2; its removed API v1 answers 410. */
@Singleton
class ApiV2 {
  private static final String BASE = "/api/v2";
  private static final List<String> V1_PATHS =
      List.of("alerts", "alerts/*", "status", "silences", "silence/*", "receivers");
  private static final String V1_GONE =
      """
      {"status":"deprecated","error":"The Alertmanager v1 API was deprecated in version 0.16.0 and \
      is removed as of version 0.27.0 - please use the equivalent route in the v2 API"}
      """;

  private final AlertEndpoints endpoints;
  private final ActiveConfiguration configuration;
  private final Status status;
  private final CallExecutor calls;
  private final AlertQueries alerts;
  private final SilenceEndpoints silences;

  ApiV2(
      AlertEndpoints endpoints,
      ActiveConfiguration configuration,
      Status status,
      CallExecutor calls,
      AlertQueries alerts,
      SilenceEndpoints silences) {
    this.endpoints = endpoints;
    this.configuration = configuration;
    this.status = status;
    this.calls = calls;
    this.alerts = alerts;
    this.silences = silences;
  }

  void register(@Observes Router router) {
    router
        .post(BASE + "/alerts")
        .handler(endpoints.open(AlertSources.API_V2, PostedAlerts.under(configuration)));
    router.get(BASE + "/status").handler(status::answer);
    router.get(BASE + "/alerts").handler(calls.read(alerts::alerts));
    router.get(BASE + "/alerts/groups").handler(calls.read(alerts::groups));
    router.get(BASE + "/receivers").handler(calls.read(alerts::receivers));
    router.get(BASE + "/silences").handler(calls.read(silences::all));
    router.post(BASE + "/silences").handler(calls.writeJson(silences::post));
    router.get(BASE + "/silence/:id").handler(calls.read(silences::one));
    router.delete(BASE + "/silence/:id").handler(calls.write(silences::expire));
    methods(router, "/alerts", "GET", "POST");
    methods(router, "/status", "GET");
    methods(router, "/alerts/groups", "GET");
    methods(router, "/receivers", "GET");
    methods(router, "/silences", "GET", "POST");
    methods(router, "/silence/:id", "DELETE", "GET");
    router.route(BASE).handler(ApiV2::withSlash);
    router.route(BASE + "/*").handler(ApiV2::notFound);
    V1_PATHS.forEach(path -> router.route("/api/v1/" + path).handler(ApiV2::gone));
  }

  /** Must be registered after the methods that are allowed on this path. */
  private static void methods(Router router, String path, String... allowed) {
    router.route(BASE + path).handler(context -> ApiResponses.methodNotAllowed(context, allowed));
  }

  /** Relative, because a proxy may have added prefixes that only the client knows. */
  private static void withSlash(RoutingContext context) {
    if (String.valueOf(context.request().path()).endsWith("/")) {
      notFound(context);
      return;
    }
    var query = context.request().query();
    var location = "v2/" + (query == null ? "" : "?" + query);
    context.response().setStatusCode(301).putHeader("Location", location).end();
  }

  private static void notFound(RoutingContext context) {
    ApiResponses.error(
        context.response(), 404, 404, "path " + context.request().path() + " was not found");
  }

  private static void gone(RoutingContext context) {
    ApiResponses.json(context.response(), 410, V1_GONE);
  }
}
