package io.tocsin.router.changelog;

import java.util.function.BiConsumer;

/**
 * Where a store stands. Each record offers only the moves allowed from there.
 *
 * <p>Kafka Streams uses one store object again and again: a task whose changelog was written in
 * vain is closed and revived on the same objects, and an active task may become a standby, and
 * active again, without being closed at all. So there is no move that forgets what was there but
 * {@code close}, and after {@code open} the changelog is taken in as it was the first time.
 */
sealed interface StoreState<K, V> {

  /** Holds nothing. Whoever opens it gives it the whole changelog. */
  record Closed<K, V>() implements StoreState<K, V> {
    Keeping<K, V> open(RestoreLimit limit) {
      return new Keeping<>(new RestoredEntries(limit));
    }
  }

  /**
   * No processor has the entries, so they are here: while the changelog is read, and in a standby.
   */
  record Keeping<K, V>(RestoredEntries restored) implements StoreState<K, V> {
    Left<K, V> leaveTo(ChangelogStore.Held<K, V> workingSet) {
      return new Left<>(workingSet);
    }

    Closed<K, V> close() {
      return new Closed<>();
    }
  }

  /**
   * A processor has the entries, or had them and was closed; either way they are asked for there.
   */
  record Left<K, V>(ChangelogStore.Held<K, V> workingSet) implements StoreState<K, V> {

    /** Another processor, which has taken what the last one had. */
    Left<K, V> leaveTo(ChangelogStore.Held<K, V> nextWorkingSet) {
      return new Left<>(nextWorkingSet);
    }

    /** For a standby: what the changelog says from here on is added to what the processor had. */
    Keeping<K, V> takeBack(EntryBytes<K, V> bytes, RestoreLimit limit) {
      var restored = new RestoredEntries(limit);
      workingSet.forEach((key, value) -> restored.put(bytes.ofKey(key), bytes.ofValue(value)));
      return new Keeping<>(restored);
    }

    void forEach(BiConsumer<K, V> take) {
      workingSet.forEach(take);
    }

    Closed<K, V> close() {
      return new Closed<>();
    }
  }
}
