package io.tocsin.gateway.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An answer that says what went wrong, in the form that is ours and not Alertmanager's.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public final class Problem {
  /** The media type of such answers. */
  public static final String TYPE = "application/problem+json";

  private static final String RETRY_AFTER_SECONDS = "5";

  private Problem() {}

  /** 503: our trouble, and worth another try. */
  public static void later(HttpServerResponse response, String detail) {
    answer(response.putHeader("Retry-After", RETRY_AFTER_SECONDS), 503, detail);
  }

  /**
   * What is wrong with one part of a request.
   *
   * @param index place of the part, from 0
   */
  public record Error(int index, String reason) {
    private String json() {
      return "{\"index\":%d,\"reason\":%s}".formatted(index, Answers.quoted(reason));
    }
  }

  public static void answer(HttpServerResponse response, int status, String detail) {
    answer(response, status, detail, "");
  }

  /** The same with what is wrong, part by part. */
  public static void answer(
      HttpServerResponse response, int status, String detail, List<Error> errors) {
    var list = errors.stream().map(Error::json).collect(Collectors.joining(",", "[", "]"));
    answer(response, status, detail, ",\"errors\":" + list);
  }

  private static void answer(
      HttpServerResponse response, int status, String detail, String members) {
    response
        .setStatusCode(status)
        .putHeader("Content-Type", TYPE)
        .end(
            "{\"title\":%s,\"status\":%d,\"detail\":%s%s}"
                .formatted(
                    Answers.quoted(HttpResponseStatus.valueOf(status).reasonPhrase()),
                    status,
                    Answers.quoted(detail),
                    members));
  }
}
