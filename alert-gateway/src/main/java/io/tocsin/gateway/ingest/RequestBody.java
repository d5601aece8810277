package io.tocsin.gateway.ingest;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Collects a request's body and stops reading at the limit, announced or not. */
final class RequestBody {
  /** As much is made ready for who only announces it; Prometheus sends a third of it. */
  private static final long MOST_IN_ADVANCE = 64 << 10;

  private final HttpServerRequest request;
  private final long limit;
  private final Buffer collected;
  private final Promise<byte[]> complete = Promise.promise();

  private RequestBody(HttpServerRequest request, long limit, long announced) {
    this.request = request;
    this.limit = limit;
    this.collected = Buffer.buffer((int) Math.min(announced, MOST_IN_ADVANCE));
  }

  /**
   * @return fails with {@link RequestRefused} if it is too large or too slow
   */
  static Future<byte[]> read(HttpServerRequest request, IngestSettings settings) {
    long limit = settings.limits().body().asLongValue();
    long announced = announcedLength(request);
    if (announced > limit) {
      return Future.failedFuture(tooLarge(limit));
    }
    var body = new RequestBody(request, limit, announced);
    long timeout = settings.bodyTimeout().toMillis();
    return body.read()
        .timeout(timeout, TimeUnit.MILLISECONDS)
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof TimeoutException
                        ? RequestRefused.tooSlow("the body did not come within " + timeout + " ms")
                        : failure));
  }

  private Future<byte[]> read() {
    request.handler(this::add);
    request.endHandler(end -> complete.tryComplete(collected.getBytes()));
    request.exceptionHandler(complete::tryFail);
    if (request.getHeader("Expect") != null) {
      request.response().writeContinue();
    }
    // Quarkus hands requests over paused.
    request.resume();
    return complete.future();
  }

  private void add(Buffer chunk) {
    if (collected.length() + (long) chunk.length() > limit) {
      request.pause();
      complete.tryFail(tooLarge(limit));
    } else {
      collected.appendBuffer(chunk);
    }
  }

  private static long announcedLength(HttpServerRequest request) {
    var length = request.getHeader("Content-Length");
    try {
      return length == null ? 0 : Math.max(0, Long.parseLong(length.strip()));
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private static RequestRefused tooLarge(long limit) {
    return RequestRefused.tooLarge("the body has more than " + limit + " bytes");
  }
}
