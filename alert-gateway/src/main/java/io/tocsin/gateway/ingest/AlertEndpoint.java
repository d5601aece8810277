package io.tocsin.gateway.ingest;

import io.tocsin.gateway.ingest.body.AlertFormat;
import io.tocsin.gateway.ingest.body.BodyMemory;
import io.tocsin.gateway.ingest.body.RequestBody;
import io.tocsin.gateway.ingest.body.RequestRejected;
import io.tocsin.gateway.ingest.body.SourceText;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP endpoint for alerts: head, body, alerts, log, response. Runs on the event loop, which is
 * fastest for the usual body; a large or compressed body is parsed on a worker thread so that other
 * requests do not wait.
 */
final class AlertEndpoint implements Handler<RoutingContext> {
  private final String name;
  private final Vertx vertx;
  private final IngestSettings settings;
  private final AlertIntake intake;
  private final AlertFormat format;
  private final IngestMetrics metrics;

  AlertEndpoint(
      String name,
      Vertx vertx,
      IngestSettings settings,
      AlertIntake intake,
      AlertFormat format,
      IngestMetrics metrics) {
    this.name = name;
    this.vertx = vertx;
    this.settings = settings;
    this.intake = intake;
    this.format = format;
    this.metrics = metrics;
  }

  @Override
  public void handle(RoutingContext context) {
    var sample = metrics.start();
    accept(context)
        .onSuccess(result -> IntakeResponse.answer(context, result))
        .onFailure(failure -> IntakeResponse.answer(context, failure))
        .onComplete(done -> metrics.answered(sample, context.response().getStatusCode()));
  }

  private Future<IntakeResult> accept(RoutingContext context) {
    var request = context.request();
    try {
      requireJson(request);
      boolean compressed = isCompressed(request);
      var source = sourceOf(context);
      return RequestBody.read(
              request, settings.limits().body().asLongValue(), settings.bodyTimeout())
          .compose(body -> receive(body, compressed, source))
          .compose(this::whenStored);
    } catch (RequestRejected refused) {
      return Future.failedFuture(refused);
    }
  }

  private Future<AlertIntake.Received> receive(byte[] body, boolean compressed, String source) {
    return compressed || body.length > BodyMemory.SMALL_BYTES
        ? vertx.executeBlocking(() -> intake.receive(body, compressed, source, format), false)
        : Future.succeededFuture(intake.receive(body, compressed, source, format));
  }

  private Future<IntakeResult> whenStored(AlertIntake.Received received) {
    metrics.duplicateMembers(received.duplicateMembers());
    return Future.fromCompletionStage(received.result(), vertx.getOrCreateContext())
        .timeout(settings.log().answerWithin().toMillis(), TimeUnit.MILLISECONDS)
        .onSuccess(metrics::accepted)
        .onFailure(failure -> metrics.notStored(received.alerts()));
  }

  private String sourceOf(RoutingContext context) {
    var source = context.pathParam("source");
    return source == null ? name : name + "/" + source;
  }

  private static void requireJson(HttpServerRequest request) {
    var given = request.getHeader("Content-Type");
    var type = given == null ? "application/octet-stream" : given;
    int parameters = type.indexOf(';');
    var bare = (parameters < 0 ? type : type.substring(0, parameters)).strip();
    if (!bare.equalsIgnoreCase("application/json")) {
      throw RequestRejected.unsupported(
          "unsupported media type %s, only [application/json] are allowed"
              .formatted(SourceText.quoted(type)));
    }
  }

  private static boolean isCompressed(HttpServerRequest request) {
    var encoding = request.getHeader("Content-Encoding");
    if (encoding == null || encoding.equalsIgnoreCase("identity")) {
      return false;
    }
    if (encoding.equalsIgnoreCase("gzip")) {
      return true;
    }
    throw RequestRejected.unsupported(
        "unsupported content encoding %s, only gzip is allowed"
            .formatted(SourceText.quoted(encoding)));
  }
}
