package io.tocsin.testkit.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An event that was accepted.
 *
 * @param action trigger, acknowledge or resolve
 * @param dedupKey as given, or generated for a trigger without one
 */
public record AcceptedEvent(
    Instant at, String routingKey, String action, String dedupKey, JsonNode body) {
  public String summary() {
    return body.path("payload").path("summary").asText("");
  }

  public String severity() {
    return body.path("payload").path("severity").asText("");
  }
}
