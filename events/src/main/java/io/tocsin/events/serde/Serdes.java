package io.tocsin.events.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;

/** Serdes for all topics. Null stays null: it is a tombstone. */
public final class Serdes {
  private Serdes() {}

  public static Serde<String> text() {
    return org.apache.kafka.common.serialization.Serdes.String();
  }

  public static Serde<byte[]> bytes() {
    return org.apache.kafka.common.serialization.Serdes.ByteArray();
  }

  public static <T> Serde<T> json(Class<T> type) {
    return of(Serdes::writeJson, bytes -> readJson(bytes, type));
  }

  /**
   * @param read throws {@link SerializationException} if it cannot read the bytes
   */
  public static <T> Serde<T> of(Function<T, byte[]> write, Function<byte[], T> read) {
    return org.apache.kafka.common.serialization.Serdes.serdeFrom(
        (topic, value) -> value == null ? null : write.apply(value),
        (topic, bytes) -> bytes == null ? null : read.apply(bytes));
  }

  private static <T> byte[] writeJson(T value) {
    try {
      return EventJson.MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new SerializationException("cannot serialize " + value.getClass().getSimpleName(), e);
    }
  }

  private static <T> T readJson(byte[] bytes, Class<T> type) {
    try {
      return EventJson.MAPPER.readValue(bytes, type);
    } catch (IOException e) {
      throw new SerializationException("cannot deserialize " + type.getSimpleName(), e);
    }
  }
}
