package io.tocsin.router.changelog;

import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Kafka Streams' own way of writing a changelog, around entries that are kept only while no
 * processor has them.
 *
 * <p>Kafka Streams may stop a processor and start another one, or make a standby of its store,
 * without reading the changelog again. So the working set can be asked for what it has.
 */
final class WorkingSetStore<K, V> implements ChangelogStore<K, V> {
  private final Serde<K> keys;
  private final Serde<V> values;
  private final Entries entries;
  private final KeyValueStore<K, V> written;
  private @Nullable Held<K, V> held;

  private WorkingSetStore(
      Serde<K> keys, Serde<V> values, Entries entries, KeyValueStore<K, V> written) {
    this.keys = keys;
    this.values = values;
    this.entries = entries;
    this.written = written;
    entries.beforeRestore(this::takeBack);
  }

  static <K, V> ChangelogStore<K, V> logged(String name, Serde<K> keys, Serde<V> values) {
    var entries = new Entries(name);
    return new WorkingSetStore<>(
        keys, values, entries, around(entries, keys, values).withLoggingEnabled(Map.of()).build());
  }

  /** As {@link #logged}, for a test without a log. */
  static <K, V> ChangelogStore<K, V> unlogged(Entries entries, Serde<K> keys, Serde<V> values) {
    return new WorkingSetStore<>(
        keys, values, entries, around(entries, keys, values).withLoggingDisabled().build());
  }

  private static <K, V> StoreBuilder<KeyValueStore<K, V>> around(
      Entries entries, Serde<K> keys, Serde<V> values) {
    return Stores.keyValueStoreBuilder(
        new KeyValueBytesStoreSupplier() {
          @Override
          public String name() {
            return entries.name();
          }

          @Override
          public KeyValueStore<Bytes, byte[]> get() {
            return entries;
          }

          @Override
          public String metricsScope() {
            return "working-set";
          }
        },
        keys,
        values);
  }

  @Override
  public void restore(BiConsumer<K, V> take) {
    if (held != null) {
      held.forEach(take);
    } else {
      entries.forEach((key, value) -> take.accept(read(keys, key.get()), read(values, value)));
    }
  }

  @Override
  public void leaveTo(Held<K, V> workingSet) {
    held = workingSet;
    entries.forget();
  }

  /** What the changelog says from here on is added to what the last processor had. */
  private void takeBack() {
    if (held != null) {
      entries.keepAgain();
      held.forEach((key, value) -> entries.put(Bytes.wrap(write(keys, key)), write(values, value)));
      held = null;
    }
  }

  @Override
  public void put(K key, V value) {
    written.put(key, value);
  }

  @Override
  public void delete(K key) {
    written.delete(key);
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    written.init(context, root);
  }

  @Override
  public void close() {
    written.close();
    held = null;
  }

  @Override
  public String name() {
    return entries.name();
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return written.isOpen();
  }

  private <T> byte[] write(Serde<T> serde, T value) {
    return serde.serializer().serialize(name(), value);
  }

  private <T> T read(Serde<T> serde, byte[] bytes) {
    return serde.deserializer().deserialize(name(), bytes);
  }
}
