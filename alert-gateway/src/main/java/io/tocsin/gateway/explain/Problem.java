package io.tocsin.gateway.explain;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.tocsin.gateway.web.Answers;
import io.vertx.core.http.HttpServerResponse;

/**
 * An answer that says what went wrong.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
final class Problem {
  private Problem() {}

  static void answer(HttpServerResponse response, int status, String detail) {
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
