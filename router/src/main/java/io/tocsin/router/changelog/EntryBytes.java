package io.tocsin.router.changelog;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;

/** Serialization of one store's entries, as in its changelog. */
record EntryBytes<K, V>(String store, Serde<K> keys, Serde<V> values) {

  Bytes ofKey(K key) {
    return Bytes.wrap(keys.serializer().serialize(store, key));
  }

  byte[] ofValue(V value) {
    return values.serializer().serialize(store, value);
  }

  K key(Bytes bytes) {
    return keys.deserializer().deserialize(store, bytes.get());
  }

  V value(byte[] bytes) {
    return values.deserializer().deserialize(store, bytes);
  }
}
