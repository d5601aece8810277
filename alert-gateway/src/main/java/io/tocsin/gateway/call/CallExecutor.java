package io.tocsin.gateway.call;

import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.gateway.web.ApiResponses;
import io.tocsin.gateway.web.ClientDisconnects;
import io.tocsin.log.LogEvent;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Runs API calls on virtual threads, with concurrency limits: each call may wait for the router
 * while holding a full listing in memory.
 */
@Singleton
public class CallExecutor {
  private static final Logger LOG = Logger.getLogger(CallExecutor.class);

  private final Vertx vertx;
  private final CallSettings settings;
  private final ConcurrencyLimit reads;
  private final ConcurrencyLimit writes;
  private final CallMetrics metrics;
  private final ActiveConfiguration configuration;
  private final InstantSource clock;
  private final OpenResponses<HttpServerResponse> sending = new OpenResponses<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("call-", 0).factory());

  CallExecutor(
      Vertx vertx,
      CallSettings settings,
      CallMetrics metrics,
      ActiveConfiguration configuration,
      InstantSource clock) {
    this.vertx = vertx;
    this.settings = settings;
    this.reads = new ConcurrencyLimit(settings.reads().orElseGet(CallSettings::usualReads));
    this.writes = new ConcurrencyLimit(settings.writes());
    this.metrics = metrics;
    this.configuration = configuration;
    this.clock = clock;
    metrics.watch(reads);
  }

  @PreDestroy
  void close() {
    threads.shutdownNow();
  }

  /** Above the limit it answers with Alertmanager's text, which people search for. */
  public Handler<RoutingContext> read(RestCall call) {
    return context -> {
      if (reads.enter()) {
        run(context, reads, () -> call.answer(parameters(context)));
      } else {
        metrics.readRejected();
        cutOffSlowestReader();
        ApiResponses.text(
            context.response(),
            503,
            "Limit of concurrent GET requests reached (%d), try again later.\n"
                .formatted(reads.limit()));
      }
    };
  }

  /** Frees a slot for the next requests; the slow reader's pending write then fails. */
  private void cutOffSlowestReader() {
    sending
        .giveWay(clock.instant().minus(settings.chunkWithin()))
        .ifPresent(
            response -> {
              LogEvent.of("concurrency limit of reads reached, the slowest reader is disconnected")
                  .debug(LOG);
              response.close();
            });
  }

  public Handler<RoutingContext> write(RestCall call) {
    return context -> write(context, () -> call.answer(parameters(context)));
  }

  public Handler<RoutingContext> writeJson(JsonCall call) {
    return context ->
        JsonBody.read(context.request(), settings)
            .onSuccess(body -> write(context, () -> call.answer(parameters(context), body)))
            .onFailure(failure -> reject(context, failure));
  }

  /** Matchers are parsed with the label syntax of the current configuration. */
  private RequestParameters parameters(RoutingContext context) {
    return RequestParameters.of(context, configuration.current().labelSyntax());
  }

  private void write(RoutingContext context, Supplier<CallResponse> call) {
    if (writes.enter()) {
      run(context, writes, call);
    } else {
      CallRejected.later(
              "limit of concurrent changes reached (%d), retry later".formatted(writes.limit()))
          .answer(context.response());
    }
  }

  private void run(RoutingContext context, ConcurrencyLimit limit, Supplier<CallResponse> call) {
    var eventLoop = vertx.getOrCreateContext();
    threads.execute(
        () -> {
          try {
            send(context, call.get());
          } catch (RuntimeException e) {
            eventLoop.runOnContext(back -> reject(context, e));
          } finally {
            limit.leave();
          }
        });
  }

  private void send(RoutingContext context, CallResponse answer) {
    switch (answer) {
      case CallResponse.Empty(int status) -> context.response().setStatusCode(status).end();
      case CallResponse.Json(var body, var warning) -> {
        warning.ifPresent(
            text -> context.response().putHeader("Warning", "199 tocsin \"" + text + "\""));
        send(context, body);
      }
    }
  }

  private void send(RoutingContext context, CallResponse.Body body) {
    sending.begin(context.response(), clock.instant());
    try {
      ResponseStream.send(context.response(), body, settings.chunkWithin());
    } catch (IOException e) {
      LogEvent.of("client stopped reading the response").with("error", e.getMessage()).debug(LOG);
      context.response().close();
    } finally {
      sending.end(context.response());
    }
  }

  private static void reject(RoutingContext context, Throwable failure) {
    switch (failure) {
      case CallRejected rejected -> rejected.answer(context.response());
      case RouterUnavailableException unavailable -> {
        // RouterMonitor logs once that no router answers.
        LogEvent.of("request answered with 503, no router answers")
            .with("path", context.request().path())
            .with("error", unavailable.getMessage())
            .debug(LOG);
        CallRejected.later("no router answers: " + unavailable.getMessage())
            .answer(context.response());
      }
      case Throwable gone when ClientDisconnects.caused(context, gone) ->
          LogEvent.of("client disconnected before the response")
              .with("path", context.request().path())
              .debug(LOG);
      case Throwable bug when context.response().headWritten() -> {
        LogEvent.of("response aborted").with("path", context.request().path()).error(LOG, bug);
        context.response().close();
      }
      case Throwable bug -> context.fail(bug);
    }
  }
}
