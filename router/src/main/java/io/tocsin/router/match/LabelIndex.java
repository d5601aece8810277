package io.tocsin.router.match;

import io.tocsin.model.label.LabelSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Index over the values of one label. Immutable.
 *
 * @param lengths bit n is set if a prefix of n + 1 characters was ever added
 */
record LabelIndex<E>(
    ShardedMap<IndexBucket<E>> values, ShardedMap<IndexBucket<E>> prefixes, int lengths) {

  static <E> LabelIndex<E> empty() {
    var none = ShardedMap.<IndexBucket<E>>empty(IndexBucket.empty());
    return new LabelIndex<>(none, none, 0);
  }

  LabelIndex<E> with(IndexPosition position, IndexEntry<E> candidate) {
    return changing(position, bucket -> bucket.with(candidate));
  }

  LabelIndex<E> without(IndexPosition position, E element) {
    return changing(position, bucket -> bucket.without(element));
  }

  /** Worst-case number of candidates at that position. */
  int load(IndexPosition position) {
    var buckets = position.whole() ? values : prefixes;
    return position.texts().stream().mapToInt(text -> buckets.get(text).size()).max().orElse(0);
  }

  void collect(String value, LabelSet labels, Predicate<E> wanted, List<E> found) {
    values.get(value).collect(labels, wanted, found);
    for (int rest = lengths; rest != 0; rest &= rest - 1) {
      int length = Integer.numberOfTrailingZeros(rest) + 1;
      if (length > value.length()) {
        return;
      }
      prefixes.get(value.substring(0, length)).collect(labels, wanted, found);
    }
  }

  private LabelIndex<E> changing(IndexPosition position, UnaryOperator<IndexBucket<E>> change) {
    if (position.whole()) {
      return new LabelIndex<>(changed(values, position, change), prefixes, lengths);
    }
    int more = lengths;
    for (var text : position.texts()) {
      more |= 1 << (text.length() - 1);
    }
    return new LabelIndex<>(values, changed(prefixes, position, change), more);
  }

  private static <E> ShardedMap<IndexBucket<E>> changed(
      ShardedMap<IndexBucket<E>> buckets,
      IndexPosition position,
      UnaryOperator<IndexBucket<E>> change) {
    var changed = buckets;
    for (var text : position.texts()) {
      var bucket = change.apply(buckets.get(text));
      changed = bucket.size() == 0 ? changed.without(text) : changed.with(text, bucket);
    }
    return changed;
  }
}
