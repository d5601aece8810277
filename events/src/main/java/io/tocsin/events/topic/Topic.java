package io.tocsin.events.topic;

import org.apache.kafka.common.serialization.Serde;

/**
 * A topic and what is in it.
 *
 * @param name full name with prefix
 * @param keep how long records stay
 */
public record Topic<K, V>(String name, Serde<K> key, Serde<V> value, Retention keep) {
  private static final String PREFIX = "tocsin.";

  static <K, V> Topic<K, V> named(String name, Serde<K> key, Serde<V> value, Retention keep) {
    return new Topic<>(PREFIX + name, key, value, keep);
  }
}
