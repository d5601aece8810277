package io.tocsin.gateway.receiver;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tocsin.events.notifications.GroupNotification;
import io.tocsin.events.serde.EventJson;
import io.tocsin.gateway.ingest.SourceText;
import io.tocsin.gateway.log.NotDurablyStored;
import io.tocsin.gateway.web.Answers;
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
 * {@code POST /api/v1/receivers/{name}/test}: a message that says that it is none, to everybody the
 * receiver tells.
 *
 * <p>A name may have slashes in it, just so. One that no path can carry, such as {@code 50%}, goes
 * into the query: {@code POST /api/v1/receivers/test?name=50%25}.
 */
@Singleton
class TestNotificationRoutes {
  private static final String BY_PATH = "/api/v1/receivers/(?<name>.+)/test";
  private static final String BY_QUERY = "/api/v1/receivers/test";
  private static final long MAX_BODY_BYTES = 64 * 1024;

  private final TestNotifications trials;

  TestNotificationRoutes(TestNotifications trials) {
    this.trials = trials;
  }

  /** A body says nothing to us, but it has to be read for the next request to be found. */
  void register(@Observes Router routes) {
    routes
        .postWithRegex(BY_PATH)
        .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
        .blockingHandler(this::testByPath, false);
    routes
        .post(BY_QUERY)
        .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
        .blockingHandler(this::testByQuery, false);
    routes.routeWithRegex(BY_PATH).handler(context -> Answers.methodNotAllowed(context, "POST"));
    routes.route(BY_QUERY).handler(context -> Answers.methodNotAllowed(context, "POST"));
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
          context.response(), 400, "give the name of one receiver: " + BY_QUERY + "?name=…");
    }
  }

  private void test(RoutingContext context, String receiver) {
    var response = context.response();
    try {
      switch (trials.of(receiver, testOf(context, receiver))) {
        case TestNotificationResult.WritePositions(var name, var messages) ->
            Answers.json(response, 202, written(name, messages));
        case TestNotificationResult.Unknown(var name) ->
            Problem.answer(
                response, 404, "no receiver %s is configured".formatted(SourceText.quoted(name)));
        case TestNotificationResult.TellsNobody(var name) -> nobody(response, name);
      }
    } catch (NotDurablyStored e) {
      Problem.later(response, "the test message may not be told: " + e.getMessage());
    }
  }

  private static void nobody(HttpServerResponse response, String name) {
    Problem.answer(
        response,
        409,
        "receiver \"%s\" tells nobody: it has no webhook, Slack, e-mail or PagerDuty integration"
            .formatted(name));
  }

  /** Who repeats a request after a 503 says that it is the same one, and nobody is told twice. */
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
      throw new IllegalStateException("names that are no JSON", e);
    }
  }
}
