package io.tocsin.gateway.call;

import io.tocsin.gateway.ingest.body.SourceText;
import io.tocsin.gateway.web.AnnouncedLength;
import io.tocsin.gateway.web.ApiResponses;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Collects the body of a call, up to the limit. If Content-Length exceeds the limit, the body is
 * not read.
 */
final class JsonBody {
  private final HttpServerRequest request;
  private final long limit;
  private final Buffer collected = Buffer.buffer();
  private final Promise<byte[]> complete = Promise.promise();

  private JsonBody(HttpServerRequest request, long limit) {
    this.request = request;
    this.limit = limit;
  }

  /**
   * @return fails with {@link CallRejected} if it is not JSON, too large or too slow
   */
  static Future<byte[]> read(HttpServerRequest request, CallSettings settings) {
    long limit = settings.body().asLongValue();
    return rejectionOf(request, limit)
        .<Future<byte[]>>map(Future::failedFuture)
        .orElseGet(() -> new JsonBody(request, limit).collect(settings.bodyTimeout()))
        .onFailure(failure -> leave(request, failure));
  }

  private static Optional<CallRejected> rejectionOf(HttpServerRequest request, long limit) {
    var type = Optional.ofNullable(request.getHeader("Content-Type")).orElse("");
    if (!isJson(type)) {
      return Optional.of(
          CallRejected.with(
              415,
              "unsupported media type %s, only [application/json] are allowed"
                  .formatted(SourceText.quoted(type))));
    }
    return AnnouncedLength.of(request) > limit ? Optional.of(tooLarge(limit)) : Optional.empty();
  }

  /**
   * If the rest of the body is not read, the connection cannot be reused. A sender that used {@code
   * Expect: 100-continue} no longer needs to send its body.
   */
  private static void leave(HttpServerRequest request, Throwable failure) {
    boolean leavesBody = failure instanceof CallRejected rejected && rejected.leavesBody();
    if (leavesBody || request.getHeader(HttpHeaders.EXPECT) != null) {
      ApiResponses.hangUpAfter(request.response());
    }
  }

  private static boolean isJson(String type) {
    int parameters = type.indexOf(';');
    var bare = parameters < 0 ? type : type.substring(0, parameters);
    return bare.strip().equalsIgnoreCase("application/json");
  }

  private Future<byte[]> collect(Duration timeout) {
    return collect()
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof TimeoutException
                        ? CallRejected.with(
                            408, "the body was not received within " + timeout.toSeconds() + " s")
                        : failure));
  }

  private Future<byte[]> collect() {
    request.handler(this::add);
    request.endHandler(end -> complete.tryComplete(collected.getBytes()));
    request.exceptionHandler(complete::tryFail);
    if (request.getHeader(HttpHeaders.EXPECT) != null) {
      request.response().writeContinue();
    }
    // Quarkus hands requests over paused.
    request.resume();
    return complete.future();
  }

  private void add(Buffer chunk) {
    // Chunks may still arrive after the response: the body was too large, or too late.
    if (complete.future().isComplete() || request.response().headWritten()) {
      return;
    }
    if (collected.length() + (long) chunk.length() <= limit) {
      collected.appendBuffer(chunk);
      return;
    }
    request.pause();
    complete.tryFail(tooLarge(limit));
  }

  private static CallRejected tooLarge(long limit) {
    return CallRejected.with(413, "the body is larger than " + limit + " bytes");
  }
}
