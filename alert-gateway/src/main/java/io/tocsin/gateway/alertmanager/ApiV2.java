package io.tocsin.gateway.alertmanager;

import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.gateway.ingest.AlertDoors;
import io.tocsin.gateway.web.Answers;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;

/** The calls of Alertmanager's API v2, and the end of its API v1. */
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

  private final AlertDoors doors;
  private final ActiveConfiguration configuration;
  private final Status status;

  ApiV2(AlertDoors doors, ActiveConfiguration configuration, Status status) {
    this.doors = doors;
    this.configuration = configuration;
    this.status = status;
  }

  void register(@Observes Router router) {
    router.post(BASE + "/alerts").handler(doors.open("api/v2", PostedAlerts.under(configuration)));
    router.get(BASE + "/status").handler(status::answer);
    notBuiltYet(router, HttpMethod.GET, "/alerts", "/alerts/groups", "/receivers", "/silences");
    notBuiltYet(router, HttpMethod.POST, "/silences");
    notBuiltYet(router, HttpMethod.GET, "/silence/:id");
    notBuiltYet(router, HttpMethod.DELETE, "/silence/:id");
    methods(router, "/alerts", "GET", "POST");
    methods(router, "/status", "GET");
    methods(router, "/alerts/groups", "GET");
    methods(router, "/receivers", "GET");
    methods(router, "/silences", "GET", "POST");
    methods(router, "/silence/:id", "DELETE", "GET");
    router.route(BASE + "/*").handler(ApiV2::notFound);
    V1_PATHS.forEach(path -> router.route("/api/v1/" + path).handler(ApiV2::gone));
  }

  private static void notBuiltYet(Router router, HttpMethod method, String... paths) {
    Arrays.stream(paths)
        .forEach(path -> router.route(method, BASE + path).handler(ApiV2::notBuiltYet));
  }

  private static void notBuiltYet(RoutingContext context) {
    Answers.message(
        context.response(),
        501,
        "%s %s is not built yet; alerts can be posted, but not asked for"
            .formatted(context.request().method(), context.request().path()));
  }

  /** Comes after the methods that are allowed on this path. */
  private static void methods(Router router, String path, String... allowed) {
    router.route(BASE + path).handler(context -> Answers.methodNotAllowed(context, allowed));
  }

  private static void notFound(RoutingContext context) {
    Answers.error(
        context.response(), 404, 404, "path " + context.request().path() + " was not found");
  }

  private static void gone(RoutingContext context) {
    Answers.json(context.response(), 410, V1_GONE);
  }
}
