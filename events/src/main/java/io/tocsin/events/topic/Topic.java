package io.tocsin.events.topic;

import org.apache.kafka.common.serialization.Serde;

/**
 * A topic with its serdes and retention.
 *
 * @param name full name with prefix
 * @param keep retention
 */
public record Topic<K, V>(String name, Serde<K> key, Serde<V> value, Retention keep) {
  private static final String PREFIX = "tocsin.";

  static <K, V> Topic<K, V> named(String name, Serde<K> key, Serde<V> value, Retention keep) {
    return new Topic<>(PREFIX + name, key, value, keep);
  }
}
