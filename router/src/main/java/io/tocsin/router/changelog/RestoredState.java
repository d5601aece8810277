package io.tocsin.router.changelog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The store as Kafka Streams sees it: holds restored entries until a processor takes them. Single
 * entries are never read. Owns the current {@link StoreState}; used by one thread at a time, the
 * one that restores or the one that processes.
 */
final class RestoredState<K, V> implements KeyValueStore<Bytes, byte[]> {
  private final EntryBytes<K, V> bytes;
  private final RestoreLimit limit;
  private StoreState<K, V> state = new StoreState.Closed<>();

  RestoredState(EntryBytes<K, V> bytes) {
    this(bytes, RestoreLimit.NONE);
  }

  RestoredState(EntryBytes<K, V> bytes, RestoreLimit limit) {
    this.bytes = bytes;
    this.limit = limit;
  }

  /** Drops entries while passing them on, so that they are on the heap only once. */
  void restoreTo(BiConsumer<K, V> take) {
    switch (state) {
      case StoreState.Closed<K, V> _ -> throw isClosed();
      case StoreState.Holding<K, V>(var restored) ->
          restored.drain((key, value) -> take.accept(bytes.key(key), bytes.value(value)));
      case StoreState.HandedOver<K, V> handedOver -> handedOver.forEach(take);
    }
  }

  void handOver(ChangelogStore.Held<K, V> workingSet) {
    state =
        switch (state) {
          case StoreState.Closed<K, V> _ -> throw isClosed();
          case StoreState.Holding<K, V> holding -> holding.handOver(workingSet);
          case StoreState.HandedOver<K, V> handedOver -> handedOver.handOver(workingSet);
        };
  }

  /** Entries in the changelog that are not held here, with their names. */
  Map<K, String> leftOut() {
    return switch (state) {
      case StoreState.Closed<K, V> _ -> throw isClosed();
      case StoreState.Holding<K, V>(var restored) -> {
        var names = new HashMap<K, String>();
        restored.leftOut().forEach((key, name) -> names.put(bytes.key(key), name));
        yield names;
      }
      case StoreState.HandedOver<K, V> _ -> Map.of();
    };
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    state =
        switch (state) {
          case StoreState.Closed<K, V> closed -> closed.open(limit);
          case StoreState.Holding<K, V> _, StoreState.HandedOver<K, V> _ ->
              throw new IllegalStateException("store " + name() + " is already open");
        };
    context.register(root, this::restoreRecord);
  }

  /** A changelog record, in order; the last one of each key counts. */
  void restoreRecord(byte[] key, byte @Nullable [] value) {
    var holding =
        switch (state) {
          case StoreState.Closed<K, V> _ -> throw isClosed();
          case StoreState.Holding<K, V> already -> already;
          case StoreState.HandedOver<K, V> handedOver -> handedOver.takeBack(bytes, limit);
        };
    holding.restored().take(Bytes.wrap(key), value);
    state = holding;
  }

  /** Ignored once a processor has the entries: it already holds what it writes. */
  @Override
  public void put(Bytes key, byte @Nullable [] value) {
    switch (state) {
      case StoreState.Closed<K, V> _ -> throw isClosed();
      case StoreState.Holding<K, V>(var restored) -> restored.put(key, value);
      case StoreState.HandedOver<K, V> _ -> {}
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
    return state instanceof StoreState.Holding<K, V>(var restored) ? restored.size() : 0;
  }

  @Override
  public String name() {
    return bytes.store();
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return !(state instanceof StoreState.Closed<K, V>);
  }

  /** Kafka Streams closes some stores twice. */
  @Override
  public void close() {
    state =
        switch (state) {
          case StoreState.Closed<K, V> closed -> closed;
          case StoreState.Holding<K, V> holding -> holding.close();
          case StoreState.HandedOver<K, V> handedOver -> handedOver.close();
        };
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

  private InvalidStateStoreException isClosed() {
    return new InvalidStateStoreException(
        "store " + name() + " is closed; restore it from its changelog");
  }

  private UnsupportedOperationException isWrittenOnly() {
    return new UnsupportedOperationException("store " + name() + " is write-only");
  }
}
