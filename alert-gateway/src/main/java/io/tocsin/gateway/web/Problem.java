package io.tocsin.gateway.web;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An error response as problem details, used by Tocsin's own API.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public final class Problem {
  /** The media type of problem details. */
  public static final String TYPE = "application/problem+json";

  private static final String RETRY_AFTER_SECONDS = "5";

  private Problem() {}

  /** 503: a fault on our side; the client should retry. */
  public static void later(HttpServerResponse response, String detail) {
    answer(response.putHeader("Retry-After", RETRY_AFTER_SECONDS), 503, detail);
  }

  /**
   * What is wrong with one part of a request.
   *
   * @param index position of the part, from 0
   */
  public record Error(int index, String reason) {
    private String json() {
      return "{\"index\":%d,\"reason\":%s}".formatted(index, ApiResponses.quoted(reason));
    }
  }

  public static void answer(HttpServerResponse response, int status, String detail) {
    answer(response, status, detail, "");
  }

  /** The same with the errors of each part. */
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
                    ApiResponses.quoted(HttpResponseStatus.valueOf(status).reasonPhrase()),
                    status,
                    ApiResponses.quoted(detail),
                    members));
  }
}
