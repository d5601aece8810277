package io.tocsin.standalone.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/** A JSON value as a row writes it: texts as they are, times as seconds, the rest as JSON. */
final class JsonText {
  private JsonText() {}

  static String of(JsonNode value, RunTime time) {
    if (value.isMissingNode()) {
      return "nothing";
    }
    return value.isTextual()
        ? time(value.asText())
            .map(moment -> String.format(Locale.ROOT, "%.1f", time.of(moment)))
            .orElseGet(value::asText)
        : value.toString();
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
