package io.tocsin.router.changelog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** A store that is its own changelog: what was put, as bytes, outlives the processor. */
public final class KeptStore<K, V> implements ChangelogStore<K, V> {
  private final KeyValueStore<K, V> kept;
  private Predicate<K> tooMuch = key -> false;

  public KeptStore(String name, Serde<K> keys, Serde<V> values) {
    kept =
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values)
            .withLoggingDisabled()
            .build();
  }

  @Override
  public void restore(BiConsumer<K, V> take) {
    var all = new ArrayList<KeyValue<K, V>>();
    try (var entries = kept.all()) {
      entries.forEachRemaining(all::add);
    }
    all.stream()
        .filter(entry -> !tooMuch.test(entry.key))
        .forEach(entry -> take.accept(entry.key, entry.value));
  }

  /** For these there is no room when a processor starts. */
  public void leavesOut(Predicate<K> keys) {
    tooMuch = keys;
  }

  @Override
  public Map<K, String> leftOut() {
    var names = new HashMap<K, String>();
    try (var entries = kept.all()) {
      entries.forEachRemaining(
          entry -> {
            if (tooMuch.test(entry.key)) {
              names.put(entry.key, "");
            }
          });
    }
    return names;
  }

  @Override
  public void handOver(Held<K, V> held) {
    // A process that is killed is not asked for what it held.
  }

  @Override
  public void put(K key, V value) {
    kept.put(key, value);
  }

  @Override
  public void delete(K key) {
    kept.delete(key);
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    kept.init(context, root);
  }

  @Override
  public void close() {
    kept.close();
  }

  @Override
  public String name() {
    return kept.name();
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return kept.isOpen();
  }
}
