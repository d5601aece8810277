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

/**
 * Kafka Streams' changelog logging around entries that are kept only while no processor has them.
 *
 * <p>Kafka Streams may replace a processor, or turn its store into a standby, without reading the
 * changelog again. So the store can ask the processor for its working set.
 */
final class WorkingSetStore<K, V> implements ChangelogStore<K, V> {
  private final RestoredState<K, V> entries;
  private final KeyValueStore<K, V> written;

  private WorkingSetStore(RestoredState<K, V> entries, KeyValueStore<K, V> written) {
    this.entries = entries;
    this.written = written;
  }

  static <K, V> ChangelogStore<K, V> logged(
      String name, Serde<K> keys, Serde<V> values, RestoreLimit limit) {
    var entries = new RestoredState<>(new EntryBytes<>(name, keys, values), limit);
    return new WorkingSetStore<>(
        entries, around(entries, keys, values).withLoggingEnabled(Map.of()).build());
  }

  /** As {@link #logged}, without a changelog; for tests. */
  static <K, V> ChangelogStore<K, V> unlogged(
      RestoredState<K, V> entries, Serde<K> keys, Serde<V> values) {
    return new WorkingSetStore<>(
        entries, around(entries, keys, values).withLoggingDisabled().build());
  }

  private static <K, V> StoreBuilder<KeyValueStore<K, V>> around(
      RestoredState<K, V> entries, Serde<K> keys, Serde<V> values) {
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
    entries.restoreTo(take);
  }

  @Override
  public Map<K, String> leftOut() {
    return entries.leftOut();
  }

  @Override
  public void handOver(Held<K, V> workingSet) {
    entries.handOver(workingSet);
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
}
