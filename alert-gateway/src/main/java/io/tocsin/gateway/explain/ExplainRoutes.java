package io.tocsin.gateway.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tocsin.events.query.ExplainQuery;
import io.tocsin.events.query.Explanation;
import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.events.serde.EventJson;
import io.tocsin.gateway.router.RouterAccess;
import io.tocsin.gateway.web.ApiResponses;
import io.tocsin.gateway.web.Problem;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/** {@code POST /api/v1/explain}: how an alert is routed, and why. */
@Singleton
class ExplainRoutes {
  private static final String PATH = "/api/v1/explain";
  private static final long MAX_BODY_BYTES = 256 * 1024;

  private final RouterAccess router;

  ExplainRoutes(RouterAccess router) {
    this.router = router;
  }

  void register(@Observes Router routes) {
    routes.post(PATH).handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
    routes.post(PATH).blockingHandler(this::explain, false);
    routes.route(PATH).handler(context -> ApiResponses.methodNotAllowed(context, "POST"));
  }

  private void explain(RoutingContext context) {
    try {
      answer(context, ExplainRequest.read(bodyOf(context)));
    } catch (IllegalArgumentException e) {
      Problem.answer(context.response(), 400, String.valueOf(e.getMessage()));
    } catch (RouterUnavailableException e) {
      Problem.later(context.response(), String.valueOf(e.getMessage()));
    }
  }

  private void answer(RoutingContext context, ExplainQuery query) {
    router
        .explain(query)
        .ifPresentOrElse(
            explanation -> ApiResponses.json(context.response(), 200, written(explanation)),
            () ->
                Problem.answer(context.response(), 404, "no alert with this fingerprint is known"));
  }

  private static byte[] bodyOf(RoutingContext context) {
    return Optional.ofNullable(context.body().buffer())
        .map(buffer -> buffer.getBytes())
        .orElseGet(() -> new byte[0]);
  }

  private static String written(Explanation explanation) {
    try {
      return EventJson.MAPPER.writeValueAsString(explanation);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("explanation cannot be written as JSON", e);
    }
  }
}
