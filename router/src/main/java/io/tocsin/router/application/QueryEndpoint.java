package io.tocsin.router.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tocsin.events.query.Ownership;
import io.tocsin.events.query.RouterCalls;
import io.tocsin.events.query.RouterQueries;
import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.events.serde.EventJson;
import io.tocsin.router.topology.OwnedPartitions;
import io.tocsin.web.json.JsonFault;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/** Serves the gateways' queries over HTTP. In standalone mode they call the router directly. */
@Singleton
class QueryEndpoint {
  private static final long MAX_QUERY_BYTES = 1 << 20;

  private final RouterQueries queries;
  private final OwnedPartitions owned;

  QueryEndpoint(RouterQueries queries, OwnedPartitions owned) {
    this.queries = queries;
    this.owned = owned;
  }

  void register(@Observes Router router) {
    router
        .post("/internal/query/*")
        .handler(BodyHandler.create(false).setBodyLimit(MAX_QUERY_BYTES));
    answer(
        router,
        RouterCalls.ALERTS,
        RouterCalls.AlertsWanted.class,
        wanted -> queries.alerts(wanted.query(), wanted.seen()));
    answer(
        router,
        RouterCalls.GROUPS,
        RouterCalls.AlertsWanted.class,
        wanted -> queries.groups(wanted.query(), wanted.seen()));
    answer(router, RouterCalls.HELD, Map.class, nothing -> queries.held());
    answer(router, RouterCalls.ACTIVE, Map.class, nothing -> queries.active());
    answer(
        router,
        RouterCalls.SILENCES,
        RouterCalls.SilencesWanted.class,
        wanted -> queries.silences(wanted.seen()));
    answer(
        router,
        RouterCalls.EXPLAIN,
        RouterCalls.ExplanationWanted.class,
        wanted -> queries.explain(wanted.query(), wanted.seen()));
  }

  /** On worker threads: an answer may block, and a long list takes time. */
  private <Q> void answer(
      Router router, String path, Class<Q> question, Function<Q, Object> answer) {
    router.post(path).blockingHandler(context -> answer(context, question, answer), false);
  }

  private <Q> void answer(RoutingContext context, Class<Q> question, Function<Q, Object> answer) {
    try {
      var asked = EventJson.MAPPER.readValue(bodyOf(context), question);
      var before = owned.now();
      var answered = answer.apply(asked);
      var speaksFor = owned.now().since(before);
      var written = EventJson.MAPPER.writeValueAsBytes(answered);
      context
          .response()
          .putHeader("Content-Type", "application/json")
          .putHeader(Ownership.HEADER, speaksFor.header())
          .end(Buffer.buffer(written));
    } catch (JsonProcessingException e) {
      var limits = EventJson.MAPPER.getFactory().streamReadConstraints();
      context.response().setStatusCode(400).end("not a valid query: " + JsonFault.text(e, limits));
    } catch (RouterUnavailableException e) {
      context.response().setStatusCode(503).end(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      context.fail(e);
    }
  }

  private static byte[] bodyOf(RoutingContext context) {
    var buffer = context.body().buffer();
    return buffer == null ? new byte[0] : buffer.getBytes();
  }
}
