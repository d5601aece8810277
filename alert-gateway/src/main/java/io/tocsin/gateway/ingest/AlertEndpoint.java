package io.tocsin.gateway.ingest;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/**
 * One way in over HTTP: head, body, alerts, log, answer. On the event loop throughout, which is the
 * fastest there is for the usual body; a large or compressed one is read on a worker thread, so
 * that the others do not wait for it.
 */
final class AlertEndpoint implements Handler<RoutingContext> {
  private final String name;
  private final Vertx vertx;
  private final IngestSettings settings;
  private final Reception reception;
  private final AlertFormat format;
  private final IngestMetrics metrics;

  AlertEndpoint(
      String name,
      Vertx vertx,
      IngestSettings settings,
      Reception reception,
      AlertFormat format,
      IngestMetrics metrics) {
    this.name = name;
    this.vertx = vertx;
    this.settings = settings;
    this.reception = reception;
    this.format = format;
    this.metrics = metrics;
  }

  @Override
  public void handle(RoutingContext context) {
    var sample = metrics.start();
    takeAlerts(context)
        .onSuccess(receipt -> IntakeResponse.answer(context, receipt))
        .onFailure(failure -> IntakeResponse.answer(context, failure))
        .onComplete(done -> metrics.answered(sample, context.response().getStatusCode()));
  }

  private Future<IntakeResult> takeAlerts(RoutingContext context) {
    var request = context.request();
    try {
      requireJson(request);
      boolean compressed = isCompressed(request);
      var source = sourceOf(context);
      return RequestBody.read(request, settings)
          .compose(body -> receive(body, compressed, source))
          .compose(this::whenSafe);
    } catch (RequestRejected refused) {
      return Future.failedFuture(refused);
    }
  }

  private Future<Reception.Received> receive(byte[] body, boolean compressed, String source) {
    return compressed || body.length > BodyMemory.SMALL_BYTES
        ? vertx.executeBlocking(() -> reception.receive(body, compressed, source, format), false)
        : Future.succeededFuture(reception.receive(body, compressed, source, format));
  }

  private Future<IntakeResult> whenSafe(Reception.Received received) {
    metrics.duplicateMembers(received.duplicateMembers());
    return Future.fromCompletionStage(received.receipt(), vertx.getOrCreateContext())
        .timeout(settings.log().answerWithin().toMillis(), TimeUnit.MILLISECONDS)
        .onSuccess(metrics::taken)
        .onFailure(failure -> metrics.notSafe(received.alerts()));
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
