package io.tocsin.gateway.ingest.body;

import io.tocsin.gateway.web.AnnouncedLength;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Collects a request's body and stops reading at the limit, with or without Content-Length. */
public final class RequestBody {
  private static final int PIECE_BYTES = 64 << 10;

  private final HttpServerRequest request;
  private final long limit;
  private List<Buffer> pieces = new ArrayList<>();
  private int length;
  private final Promise<byte[]> complete = Promise.promise();

  private RequestBody(HttpServerRequest request, long limit) {
    this.request = request;
    this.limit = limit;
  }

  /**
   * @return fails with {@link RequestRejected} if it is too large or too slow
   */
  public static Future<byte[]> read(HttpServerRequest request, long limit, Duration within) {
    if (AnnouncedLength.of(request) > limit) {
      return Future.failedFuture(tooLarge(limit));
    }
    var body = new RequestBody(request, limit);
    long timeout = within.toMillis();
    return body.read()
        .timeout(timeout, TimeUnit.MILLISECONDS)
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof TimeoutException
                        ? RequestRejected.tooSlow(
                            "the body was not received within " + timeout + " ms")
                        : failure));
  }

  private Future<byte[]> read() {
    request.handler(this::add);
    request.endHandler(end -> complete());
    request.exceptionHandler(complete::tryFail);
    if (request.getHeader("Expect") != null) {
      request.response().writeContinue();
    }
    // Quarkus hands requests over paused.
    request.resume();
    return complete.future();
  }

  /** Releases the chunks, or the body would be held twice until the request is answered. */
  private void complete() {
    var body = new byte[length];
    int from = 0;
    for (var piece : pieces) {
      piece.getBytes(body, from);
      from += piece.length();
    }
    pieces = List.of();
    complete.tryComplete(body);
  }

  /**
   * In chunks of medium size: one growing buffer holds up to twice the bytes received, a thousand
   * tiny ones even more.
   */
  private void add(Buffer chunk) {
    if ((long) length + chunk.length() > limit) {
      request.pause();
      complete.tryFail(tooLarge(limit));
    } else {
      if (pieces.isEmpty() || pieces.getLast().length() + chunk.length() > PIECE_BYTES) {
        pieces.add(Buffer.buffer(capacityFor(chunk)));
      }
      pieces.getLast().appendBuffer(chunk);
      length += chunk.length();
    }
  }

  /** Only the first piece grows: most bodies are small, and growing copies all that is there. */
  private int capacityFor(Buffer chunk) {
    return pieces.isEmpty() ? chunk.length() : Math.max(chunk.length(), PIECE_BYTES);
  }

  private static RequestRejected tooLarge(long limit) {
    return RequestRejected.tooLarge("the body is larger than " + limit + " bytes");
  }
}
