package io.tocsin.gateway.web;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * {@code OPTIONS}, which load balancers use as a health check. As in Alertmanager, all paths answer
 * except the API, which returns 405.
 *
 * @see <a href="https://github.com/prometheus/common/blob/main/route/route.go">its router</a>
 */
@Singleton
class OptionsRoutes {
  /** The handlers of those reject {@code OPTIONS}. */
  private static final int BEFORE_OTHER_METHODS = -1;

  private static final Map<String, List<String>> METHODS =
      Map.of(
          "/", List.of("GET", "OPTIONS"),
          "/metrics", List.of("GET", "OPTIONS"),
          "/-/healthy", List.of("GET", "HEAD", "OPTIONS"),
          "/-/ready", List.of("GET", "HEAD", "OPTIONS"),
          "/-/reload", List.of("OPTIONS", "POST"),
          "/hooks/alertmanager", List.of("OPTIONS", "POST"),
          "/hooks/alertmanager/:source", List.of("OPTIONS", "POST"));

  void register(@Observes Router router) {
    METHODS.forEach(
        (path, methods) ->
            router
                .options(path)
                .order(BEFORE_OTHER_METHODS)
                .handler(
                    context ->
                        context
                            .response()
                            .setStatusCode(200)
                            .putHeader("Allow", String.join(", ", methods))
                            .end()));
  }
}
