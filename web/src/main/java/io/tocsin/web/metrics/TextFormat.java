package io.tocsin.web.metrics;

import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Serves metrics in Prometheus' text format by default, as Alertmanager does. The framework's
 * default is OpenMetrics, which {@code promtool}, {@code curl} and scripts do not expect.
 */
@Singleton
class TextFormat {
  private static final int BEFORE_THE_ROUTES = 100;
  private static final Set<String> PATHS = Set.of("/metrics", "/q/metrics");

  void register(@Observes Filters filters) {
    filters.register(TextFormat::prefer, BEFORE_THE_ROUTES);
  }

  /** For metrics on a separate management port. */
  void register(@Observes ManagementInterface management) {
    management.router().route().order(-BEFORE_THE_ROUTES).handler(TextFormat::prefer);
  }

  private static void prefer(RoutingContext context) {
    var request = context.request();
    if (PATHS.contains(String.valueOf(request.path()))) {
      request.headers().set(HttpHeaders.ACCEPT, "text/plain");
    }
    context.next();
  }
}
