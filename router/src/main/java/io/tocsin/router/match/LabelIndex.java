package io.tocsin.router.match;

import io.tocsin.model.label.LabelSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What is looked up by one label. Immutable.
 *
 * @param lengths bit n says that a beginning of n + 1 characters was added once
 */
record LabelIndex<E>(
    ShardedMap<IndexBucket<E>> values, ShardedMap<IndexBucket<E>> beginnings, int lengths) {

  static <E> LabelIndex<E> empty() {
    var none = ShardedMap.<IndexBucket<E>>empty(IndexBucket.empty());
    return new LabelIndex<>(none, none, 0);
  }

  LabelIndex<E> with(IndexPosition place, IndexEntry<E> candidate) {
    return changing(place, bucket -> bucket.with(candidate));
  }

  LabelIndex<E> without(IndexPosition place, E element) {
    return changing(place, bucket -> bucket.without(element));
  }

  /** How many candidates a label set meets there, at worst. */
  int load(IndexPosition place) {
    var buckets = place.whole() ? values : beginnings;
    return place.texts().stream().mapToInt(text -> buckets.get(text).size()).max().orElse(0);
  }

  void collect(String value, LabelSet labels, Predicate<E> wanted, List<E> found) {
    values.get(value).collect(labels, wanted, found);
    for (int rest = lengths; rest != 0; rest &= rest - 1) {
      int length = Integer.numberOfTrailingZeros(rest) + 1;
      if (length > value.length()) {
        return;
      }
      beginnings.get(value.substring(0, length)).collect(labels, wanted, found);
    }
  }

  private LabelIndex<E> changing(IndexPosition place, UnaryOperator<IndexBucket<E>> change) {
    if (place.whole()) {
      return new LabelIndex<>(changed(values, place, change), beginnings, lengths);
    }
    int more = lengths;
    for (var text : place.texts()) {
      more |= 1 << (text.length() - 1);
    }
    return new LabelIndex<>(values, changed(beginnings, place, change), more);
  }

  private static <E> ShardedMap<IndexBucket<E>> changed(
      ShardedMap<IndexBucket<E>> buckets,
      IndexPosition place,
      UnaryOperator<IndexBucket<E>> change) {
    var changed = buckets;
    for (var text : place.texts()) {
      var bucket = change.apply(buckets.get(text));
      changed = bucket.size() == 0 ? changed.without(text) : changed.with(text, bucket);
    }
    return changed;
  }
}
