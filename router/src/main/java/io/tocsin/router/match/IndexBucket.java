package io.tocsin.router.match;

import io.tocsin.model.label.LabelSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The candidates at one position of the index, oldest first. Immutable. */
record IndexBucket<E>(List<IndexEntry<E>> candidates) {

  static <E> IndexBucket<E> empty() {
    return new IndexBucket<>(List.of());
  }

  int size() {
    return candidates.size();
  }

  IndexBucket<E> with(IndexEntry<E> candidate) {
    return new IndexBucket<>(Stream.concat(candidates.stream(), Stream.of(candidate)).toList());
  }

  IndexBucket<E> without(E element) {
    return new IndexBucket<>(
        candidates.stream().filter(candidate -> !candidate.element().equals(element)).toList());
  }

  void collect(LabelSet labels, Predicate<E> wanted, List<E> found) {
    // By index: an iterator for each of the many empty buckets adds up to gigabytes in a listing.
    for (int i = 0; i < candidates.size(); i++) {
      var candidate = candidates.get(i);
      if (wanted.test(candidate.element()) && candidate.matches(labels)) {
        found.add(candidate.element());
      }
    }
  }
}
