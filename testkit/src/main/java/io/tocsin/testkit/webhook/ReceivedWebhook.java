package io.tocsin.testkit.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.testkit.http.Request;
import java.time.Instant;

/**
 * @param request with headers and the exact bytes
 * @param body the same, read
 */
public record ReceivedWebhook(Request request, JsonNode body) {
  public Instant at() {
    return request.at();
  }

  /** {@code firing} or {@code resolved}, of the whole group. */
  public String status() {
    return body.path("status").asText();
  }

  /** The label of the first alert, or empty. */
  public String firstLabel(String name) {
    return body.path("alerts").path(0).path("labels").path(name).asText("");
  }
}
