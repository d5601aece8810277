package io.tocsin.router.changelog;

import java.util.function.BiConsumer;

/**
 * The state of a store. Each record has only the legal transitions.
 *
 * <p>Kafka Streams reuses store objects: it closes and revives a task whose changelog could not be
 * written, and it turns an active task into a standby and back without closing it. So only {@code
 * close} drops the contents, and after {@code open} the changelog is read as at the first start.
 */
sealed interface StoreState<K, V> {

  /** Holds nothing. After opening, the whole changelog must be read. */
  record Closed<K, V>() implements StoreState<K, V> {
    Keeping<K, V> open(RestoreLimit limit) {
      return new Keeping<>(new RestoredEntries(limit));
    }
  }

  /** Holds the entries because no processor does: during the restore, and in a standby. */
  record Keeping<K, V>(RestoredEntries restored) implements StoreState<K, V> {
    Left<K, V> leaveTo(ChangelogStore.Held<K, V> workingSet) {
      return new Left<>(workingSet);
    }

    Closed<K, V> close() {
      return new Closed<>();
    }
  }

  /** A processor has the entries, or had them and was closed; either way it supplies them. */
  record Left<K, V>(ChangelogStore.Held<K, V> workingSet) implements StoreState<K, V> {

    /** Hands over to another processor, which has taken the entries of the last one. */
    Left<K, V> leaveTo(ChangelogStore.Held<K, V> nextWorkingSet) {
      return new Left<>(nextWorkingSet);
    }

    /**
     * For a standby: takes the processor's entries back; later changelog records are added to them.
     */
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
