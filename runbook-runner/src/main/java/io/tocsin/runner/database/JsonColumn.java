package io.tocsin.runner.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.tocsin.events.serde.EventJson;

/** Values stored as JSON in a column. */
public final class JsonColumn {
  private JsonColumn() {}

  public static String write(Object value) {
    try {
      return EventJson.MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + value, e);
    }
  }

  public static <T> T read(String json, TypeReference<T> type) {
    try {
      return EventJson.MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON column of the journal cannot be read", e);
    }
  }
}
