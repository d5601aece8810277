package io.tocsin.router.changelog;

import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.StateStore;

/**
 * What a processor must have again after a crash. The processor holds it on the heap in its own
 * form; this store only writes it down.
 */
public interface ChangelogStore<K, V> extends StateStore {

  /**
   * Passes on everything that was written and not deleted, except {@link #leftOut}. Call once, when
   * a processor starts: the store then drops what it passed on.
   */
  void restore(BiConsumer<K, V> take);

  /**
   * Entries for which there is no room, with a name for each; they stay in the changelog. Call
   * before {@link #handOver}.
   */
  default Map<K, String> leftOut() {
    return Map.of();
  }

  /**
   * Hands the entries over to the processor; the store keeps none.
   *
   * @param held supplies the processor's current entries when another processor starts on this
   *     store or the store becomes a standby
   */
  void handOver(Held<K, V> held);

  void put(K key, V value);

  void delete(K key);

  /** A processor's working set, as entries of its store. */
  @FunctionalInterface
  interface Held<K, V> {
    void forEach(BiConsumer<K, V> take);
  }
}
