package io.tocsin.router.match;

import io.tocsin.model.label.LabelSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The candidates of one place in the index, oldest first. Immutable. */
record Bucket<E>(List<Candidate<E>> candidates) {

  static <E> Bucket<E> empty() {
    return new Bucket<>(List.of());
  }

  int size() {
    return candidates.size();
  }

  Bucket<E> with(Candidate<E> candidate) {
    return new Bucket<>(Stream.concat(candidates.stream(), Stream.of(candidate)).toList());
  }

  Bucket<E> without(E element) {
    return new Bucket<>(
        candidates.stream().filter(candidate -> !candidate.element().equals(element)).toList());
  }

  void collect(LabelSet labels, Predicate<E> wanted, List<E> found) {
    for (var candidate : candidates) {
      if (wanted.test(candidate.element()) && candidate.matches(labels)) {
        found.add(candidate.element());
      }
    }
  }
}
