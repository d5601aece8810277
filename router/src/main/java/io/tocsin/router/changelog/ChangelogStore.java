package io.tocsin.router.changelog;

import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.StateStore;

/**
 * What a processor wants to find again after a crash. The processor holds it on the heap, in a form
 * of its own; here it is only written down.
 */
public interface ChangelogStore<K, V> extends StateStore {

  /** Everything that was written and not deleted. For a processor that starts. */
  void restore(BiConsumer<K, V> take);

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
