package io.tocsin.gateway.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpServerResponse;

/**
 * An answer that says what went wrong.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public final class Problem {
  private static final String RETRY_AFTER_SECONDS = "5";

  private Problem() {}

  /** 503: our trouble, and worth another try. */
  public static void later(HttpServerResponse response, String detail) {
    answer(response.putHeader("Retry-After", RETRY_AFTER_SECONDS), 503, detail);
  }

  public static void answer(HttpServerResponse response, int status, String detail) {
    response
        .setStatusCode(status)
        .putHeader("Content-Type", "application/problem+json")
        .end(
            "{\"title\":%s,\"status\":%d,\"detail\":%s}"
                .formatted(
                    Answers.quoted(HttpResponseStatus.valueOf(status).reasonPhrase()),
                    status,
                    Answers.quoted(detail)));
  }
}
