package io.tocsin.testkit.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as received.
 *
 * @param headers by lower-case name, in order of arrival
 * @param at when it was complete
 */
public record Request(Call call, Map<String, List<String>> headers, byte[] body, Instant at) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  public String method() {
    return call.method();
  }

  public String path() {
    return call.path();
  }

  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** Without parameters such as the charset; empty if missing. */
  public String contentType() {
    var value = header("content-type").orElse("");
    int semicolon = value.indexOf(';');
    return (semicolon < 0 ? value : value.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /**
   * @throws UncheckedIOException if the body is not JSON
   */
  public JsonNode json() {
    try {
      return MAPPER.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException("the body of " + method() + " " + path() + " is not JSON", e);
    }
  }

  public Map<String, List<String>> form() {
    return FormText.parse(text(), "&");
  }
}
