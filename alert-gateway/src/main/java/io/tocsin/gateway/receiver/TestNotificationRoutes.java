package io.tocsin.gateway.receiver;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.serde.EventJson;
import io.tocsin.gateway.ingest.body.SourceText;
import io.tocsin.gateway.log.NotDurablyStored;
import io.tocsin.gateway.web.ApiResponses;
import io.tocsin.gateway.web.Problem;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code POST /api/v1/receivers/{name}/test}: sends a test notification to all destinations of a
 * receiver that notify people.
 *
 * <p>The name may contain unencoded slashes. A name that cannot be part of a path, such as {@code
 * 50%}, is a query parameter: {@code POST /api/v1/receivers/test?name=50%25}.
 */
@Singleton
class TestNotificationRoutes {
  private static final String BY_PATH = "/api/v1/receivers/(?<name>.+)/test";
  private static final String BY_QUERY = "/api/v1/receivers/test";
  private static final long MAX_BODY_BYTES = 64 * 1024;

  private final TestNotifications notifications;

  TestNotificationRoutes(TestNotifications notifications) {
    this.notifications = notifications;
  }

  /** The body is ignored, but must be read before the next request on the connection. */
  void register(@Observes Router routes) {
    routes
        .postWithRegex(BY_PATH)
        .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
        .blockingHandler(this::testByPath, false);
    routes
        .post(BY_QUERY)
        .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
        .blockingHandler(this::testByQuery, false);
    routes
        .routeWithRegex(BY_PATH)
        .handler(context -> ApiResponses.methodNotAllowed(context, "POST"));
    routes.route(BY_QUERY).handler(context -> ApiResponses.methodNotAllowed(context, "POST"));
  }

  private void testByPath(RoutingContext context) {
    test(context, Objects.requireNonNull(context.pathParam("name"), "name"));
  }

  private void testByQuery(RoutingContext context) {
    var names = context.queryParam("name");
    if (names.size() == 1) {
      test(context, names.getFirst());
    } else {
      Problem.answer(
          context.response(),
          400,
          "exactly one parameter \"name\" is required: " + BY_QUERY + "?name=…");
    }
  }

  private void test(RoutingContext context, String receiver) {
    var response = context.response();
    try {
      switch (notifications.of(receiver, testOf(context, receiver))) {
        case TestNotificationResult.Stored(var name, var messages) ->
            ApiResponses.json(response, 202, written(name, messages));
        case TestNotificationResult.Unknown(var name) ->
            Problem.answer(
                response, 404, "no receiver %s is configured".formatted(SourceText.quoted(name)));
        case TestNotificationResult.NoIntegration(var name) -> noIntegration(response, name);
      }
    } catch (NotDurablyStored e) {
      Problem.later(
          response, "the test notification may not be durably stored, retry: " + e.getMessage());
    }
  }

  private static void noIntegration(HttpServerResponse response, String name) {
    Problem.answer(
        response,
        409,
        "receiver \"%s\" has no webhook, Slack, e-mail or PagerDuty integration, so no test notification can be sent"
            .formatted(name));
  }

  /** A client that retries after a 503 sends the same key, so nobody is notified twice. */
  private static UUID testOf(RoutingContext context, String receiver) {
    return Optional.ofNullable(context.request().getHeader("Idempotency-Key"))
        .map(key -> (receiver + "\n" + key).getBytes(StandardCharsets.UTF_8))
        .map(UUID::nameUUIDFromBytes)
        .orElseGet(UUID::randomUUID);
  }

  private static String written(String receiver, List<GroupNotification> messages) {
    try {
      return EventJson.MAPPER.writeValueAsString(TestNotificationResponse.of(receiver, messages));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("response cannot be written as JSON", e);
    }
  }
}
