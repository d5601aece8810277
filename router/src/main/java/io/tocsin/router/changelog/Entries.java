package io.tocsin.router.changelog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka Streams takes for the store: a place for what the changelog gives back, until a
 * processor has taken it. Nobody reads single entries.
 */
final class Entries implements KeyValueStore<Bytes, byte[]> {
  private final String name;
  private Runnable beforeRestore = () -> {};
  private Map<Bytes, byte[]> entries = new HashMap<>();
  private boolean isKept = true;
  private boolean isOpen;

  Entries(String name) {
    this.name = name;
  }

  /** Called before the changelog changes anything. */
  void beforeRestore(Runnable action) {
    beforeRestore = action;
  }

  /** Everything is elsewhere now; what is put from here on is dropped. */
  void forget() {
    entries = new HashMap<>();
    isKept = false;
  }

  void keepAgain() {
    isKept = true;
  }

  void forEach(BiConsumer<Bytes, byte[]> take) {
    entries.forEach(take);
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    context.register(root, this::restore);
    isOpen = true;
  }

  /** What the changelog has, in its order; the last of each key counts. */
  void restore(byte[] key, byte @Nullable [] value) {
    beforeRestore.run();
    put(Bytes.wrap(key), value);
  }

  @Override
  public void put(Bytes key, byte @Nullable [] value) {
    if (!isKept) {
      return;
    }
    if (value == null) {
      entries.remove(key);
    } else {
      entries.put(key, value);
    }
  }

  @Override
  public void putAll(List<KeyValue<Bytes, byte[]>> all) {
    all.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public byte @Nullable [] delete(Bytes key) {
    put(key, null);
    return null;
  }

  @Override
  public Position getPosition() {
    return Position.emptyPosition();
  }

  @Override
  public long approximateNumEntries() {
    return entries.size();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return isOpen;
  }

  @Override
  public void close() {
    entries = new HashMap<>();
    isOpen = false;
  }

  @Override
  public byte[] get(Bytes key) {
    throw isWrittenOnly();
  }

  @Override
  public byte[] putIfAbsent(Bytes key, byte[] value) {
    throw isWrittenOnly();
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    throw isWrittenOnly();
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    throw isWrittenOnly();
  }

  private UnsupportedOperationException isWrittenOnly() {
    return new UnsupportedOperationException("nobody reads from " + name + "; it is written only");
  }
}
