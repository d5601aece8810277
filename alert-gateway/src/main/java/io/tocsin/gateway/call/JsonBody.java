package io.tocsin.gateway.call;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Collects the body of a call that changes something, up to the limit. */
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
   * @return fails with {@link CallRefused} if it is not JSON, too large or too slow
   */
  static Future<byte[]> read(HttpServerRequest request, CallSettings settings) {
    var type = Optional.ofNullable(request.getHeader("Content-Type")).orElse("");
    if (!isJson(type)) {
      return Future.failedFuture(
          CallRefused.with(
              415,
              "unsupported media type \"%s\", only [application/json] are allowed"
                  .formatted(type)));
    }
    var timeout = settings.bodyTimeout();
    return new JsonBody(request, settings.body().asLongValue())
        .collect()
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .recover(
            failure ->
                Future.failedFuture(
                    failure instanceof TimeoutException
                        ? CallRefused.with(
                            408, "the body did not come within " + timeout.toSeconds() + " s")
                        : failure));
  }

  private static boolean isJson(String type) {
    int parameters = type.indexOf(';');
    var bare = parameters < 0 ? type : type.substring(0, parameters);
    return bare.strip().equalsIgnoreCase("application/json");
  }

  private Future<byte[]> collect() {
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
    // Some chunks are on their way when the answer has been given: too large, or too late.
    if (complete.future().isComplete() || request.response().headWritten()) {
      return;
    }
    if (collected.length() + (long) chunk.length() <= limit) {
      collected.appendBuffer(chunk);
      return;
    }
    request.pause();
    // The rest of the body is not read, so nothing after it could be either.
    request.response().putHeader("Connection", "close");
    request.response().endHandler(end -> request.response().close());
    complete.tryFail(CallRefused.with(413, "the body has more than " + limit + " bytes"));
  }
}
