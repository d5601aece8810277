package io.tocsin.gateway.web;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Responses in the formats that Alertmanager's clients expect. */
public final class ApiResponses {
  private static final String JSON = "application/json";

  private ApiResponses() {}

  /** A status, and a JSON object with a code and a message. */
  public static void error(HttpServerResponse response, int status, int code, String message) {
    json(response, status, "{\"code\":%d,\"message\":%s}".formatted(code, quoted(message)));
  }

  /** A JSON string and a newline, which is how Alertmanager's own handlers report an error. */
  public static void message(HttpServerResponse response, int status, String message) {
    json(response, status, quoted(message) + "\n");
  }

  public static void json(HttpServerResponse response, int status, String body) {
    response.setStatusCode(status).putHeader("Content-Type", JSON).end(body);
  }

  public static void text(HttpServerResponse response, int status, String body) {
    response.setStatusCode(status).putHeader("Content-Type", "text/plain; charset=utf-8").end(body);
  }

  public static void methodNotAllowed(RoutingContext context, String... allowed) {
    var response = context.response().putHeader("Allow", String.join(", ", allowed));
    error(
        response,
        405,
        405,
        "method %s is not allowed, but [%s] are"
            .formatted(context.request().method(), String.join(",", allowed)));
  }

  /** As Alertmanager answers outside its API. */
  public static void methodNotAllowedText(RoutingContext context, String... allowed) {
    var response = context.response().putHeader("Allow", String.join(", ", allowed));
    text(response, 405, "Method Not Allowed\n");
  }

  /** Closes the connection after the response, for requests whose rest is not read. */
  public static void hangUpAfter(HttpServerResponse response) {
    response.putHeader("Connection", "close");
    response.endHandler(end -> response.close());
  }

  public static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
