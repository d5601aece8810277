package io.tocsin.testkit.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Validates an event; one sentence per mistake. */
final class EventCheck {
  private static final int ROUTING_KEY = 32;
  private static final int DEDUP_KEY = 255;
  private static final int SUMMARY = 1024;
  private static final Set<String> SEVERITIES = Set.of("critical", "error", "warning", "info");

  private final List<String> mistakes = new ArrayList<>();

  private EventCheck() {}

  static List<String> mistakesOf(JsonNode event) {
    var check = new EventCheck();
    check.envelope(event);
    if (event.path("event_action").asText().equals("trigger")) {
      check.payload(event.path("payload"));
      check.extras(event);
    }
    return check.mistakes;
  }

  private void envelope(JsonNode event) {
    demand(
        event.path("routing_key").asText("").length() == ROUTING_KEY,
        "'routing_key' is missing or not 32 characters long");
    var key = event.path("dedup_key").asText("");
    demand(key.length() <= DEDUP_KEY, "'dedup_key' is longer than 255 characters");
    switch (event.path("event_action").asText("")) {
      case "trigger" -> {}
      case "acknowledge", "resolve" -> demand(!key.isEmpty(), "'dedup_key' is missing or blank");
      default -> mistakes.add("'event_action' is not one of trigger, acknowledge, resolve");
    }
  }

  private void payload(JsonNode payload) {
    var summary = payload.path("summary").asText("");
    demand(!summary.isBlank(), "'payload.summary' is missing or blank");
    demand(
        summary.codePointCount(0, summary.length()) <= SUMMARY,
        "'payload.summary' is longer than 1024 characters");
    demand(!payload.path("source").asText("").isBlank(), "'payload.source' is missing or blank");
    demand(
        SEVERITIES.contains(payload.path("severity").asText("")),
        "'payload.severity' is invalid (must be one of critical, error, warning, info)");
  }

  private void extras(JsonNode event) {
    for (var image : event.path("images")) {
      demand(
          image.path("src").asText("").startsWith("https://"), "'images.src' is not an https URL");
    }
    for (var link : event.path("links")) {
      demand(!link.path("href").asText("").isBlank(), "'links.href' is missing or blank");
    }
  }

  private void demand(boolean right, String mistake) {
    if (!right) {
      mistakes.add(mistake);
    }
  }
}
