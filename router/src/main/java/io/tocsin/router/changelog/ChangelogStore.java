package io.tocsin.router.changelog;

import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.StateStore;

/**
 * What a processor wants to find again after a crash. The processor holds it on the heap, in a form
 * of its own; here it is only written down.
 */
public interface ChangelogStore<K, V> extends StateStore {

  /**
   * Everything that was written and not deleted, but for {@link #leftOut}. For a processor that
   * starts, and once: what it has taken is not held here any more.
   */
  void restore(BiConsumer<K, V> take);

  /**
   * Entries that stay in the changelog because there is no room for them, with what to call them.
   * To be asked before {@link #leaveTo}.
   */
  default Map<K, String> leftOut() {
    return Map.of();
  }

  /**
   * From now on the processor has it all, and nothing is kept here.
   *
   * @param held hands out what the processor has at that moment; asked if another processor starts
   *     on this store, or if it becomes a standby
   */
  void leaveTo(Held<K, V> held);

  void put(K key, V value);

  void delete(K key);

  /** A processor's working set, as entries of its store. */
  @FunctionalInterface
  interface Held<K, V> {
    void forEach(BiConsumer<K, V> take);
  }
}
