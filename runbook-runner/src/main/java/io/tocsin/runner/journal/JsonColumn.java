package io.tocsin.runner.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.tocsin.events.serde.EventJson;

/** Values that are kept as JSON in a column. */
final class JsonColumn {
  private JsonColumn() {}

  static String write(Object value) {
    try {
      return EventJson.MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + value, e);
    }
  }

  static <T> T read(String json, TypeReference<T> type) {
    try {
      return EventJson.MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a column of the journal does not hold what it should", e);
    }
  }
}
