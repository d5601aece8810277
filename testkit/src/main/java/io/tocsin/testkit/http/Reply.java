package io.tocsin.testkit.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A response including its reason phrase, the only place where some servers name the error. */
public record Reply(int status, String reason, Map<String, String> headers, byte[] body) {

  public Reply {
    reason = reason.replace('\r', ' ').replace('\n', ' ');
    headers = Map.copyOf(headers);
  }

  public static Reply empty(int status) {
    return new Reply(status, defaultReason(status), Map.of(), new byte[0]);
  }

  public static Reply text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text);
  }

  public static Reply html(String page) {
    return of(200, "text/html; charset=utf-8", page);
  }

  public static Reply json(int status, JsonNode body) {
    return json(status, body.toString());
  }

  /**
   * @param body sent unchanged, so it may be malformed
   */
  public static Reply json(int status, String body) {
    return of(status, "application/json; charset=utf-8", body);
  }

  /** Too many requests, with a {@code Retry-After} in seconds. */
  public static Reply tooMany(int retryAfterSeconds) {
    return empty(429).with("Retry-After", String.valueOf(retryAfterSeconds));
  }

  public Reply with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, reason, more, body);
  }

  public Reply withReason(String phrase) {
    return new Reply(status, phrase, headers, body);
  }

  private static Reply of(int status, String type, String text) {
    return new Reply(
        status,
        defaultReason(status),
        Map.of("Content-Type", type),
        text.getBytes(StandardCharsets.UTF_8));
  }

  private static String defaultReason(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 202 -> "Accepted";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 429 -> "Too Many Requests";
      case 500 -> "Internal Server Error";
      case 501 -> "Not Implemented";
      case 503 -> "Service Unavailable";
      default -> "Status " + status;
    };
  }
}
