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
    Holding<K, V> open(RestoreLimit limit) {
      return new Holding<>(new RestoredEntries(limit));
    }
  }

  /** Holds the entries because no processor does: during the restore, and in a standby. */
  record Holding<K, V>(RestoredEntries restored) implements StoreState<K, V> {
    HandedOver<K, V> handOver(ChangelogStore.Held<K, V> workingSet) {
      return new HandedOver<>(workingSet);
    }

    Closed<K, V> close() {
      return new Closed<>();
    }
  }

  /** A processor has the entries, or had them and was closed; either way it supplies them. */
  record HandedOver<K, V>(ChangelogStore.Held<K, V> workingSet) implements StoreState<K, V> {

    /** Hands over to another processor, which has taken the entries of the last one. */
    HandedOver<K, V> handOver(ChangelogStore.Held<K, V> nextWorkingSet) {
      return new HandedOver<>(nextWorkingSet);
    }

    /**
     * For a standby: takes the processor's entries back; later changelog records are added to them.
     */
    Holding<K, V> takeBack(EntryBytes<K, V> bytes, RestoreLimit limit) {
      var restored = new RestoredEntries(limit);
      workingSet.forEach((key, value) -> restored.put(bytes.ofKey(key), bytes.ofValue(value)));
      return new Holding<>(restored);
    }

    void forEach(BiConsumer<K, V> take) {
      workingSet.forEach(take);
    }

    Closed<K, V> close() {
      return new Closed<>();
    }
  }
}
