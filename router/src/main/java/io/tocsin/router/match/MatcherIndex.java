package io.tocsin.router.match;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.matcher.Matchers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds elements by the label sets that their matchers select. An element is indexed under a value
 * or prefix that one of its matchers requires: the rarest one when it was added. Elements whose
 * matchers require no value are checked each time.
 *
 * <p>Immutable, so any thread may read. A copy with one change shares nearly everything.
 */
public final class MatcherIndex<E> {
  private final ShardedMap<LabelIndex<E>> byLabel;
  private final IndexBucket<E> rest;

  private MatcherIndex(ShardedMap<LabelIndex<E>> byLabel, IndexBucket<E> rest) {
    this.byLabel = byLabel;
    this.rest = rest;
  }

  public static <E> MatcherIndex<E> empty() {
    return new MatcherIndex<>(ShardedMap.empty(LabelIndex.empty()), IndexBucket.empty());
  }

  /**
   * @param element not in the index yet
   */
  public MatcherIndex<E> with(Matchers matchers, E element) {
    return IndexPosition.of(matchers).stream()
        .min(Comparator.comparingInt(this::load).thenComparing(position -> !position.whole()))
        .map(position -> with(position, IndexEntry.of(element, matchers, position::answers)))
        .orElseGet(() -> withRest(rest.with(IndexEntry.of(element, matchers))));
  }

  /**
   * @param matchers the matchers it was added with
   */
  public MatcherIndex<E> without(Matchers matchers, E element) {
    var positions = IndexPosition.of(matchers);
    var index = positions.isEmpty() ? withRest(rest.without(element)) : this;
    // The position chosen when it was added is not stored, so try all.
    for (var position : positions) {
      index =
          index.replacing(position, index.byLabel.get(position.label()).without(position, element));
    }
    return index;
  }

  /**
   * @param wanted checked before the matchers, so it should be cheap
   * @return each element once, in no particular order
   */
  public List<E> matching(LabelSet labels, Predicate<E> wanted) {
    var found = new ArrayList<E>(0);
    for (var label : labels) {
      byLabel.get(label.name()).collect(label.value(), labels, wanted, found);
    }
    rest.collect(labels, wanted, found);
    return found;
  }

  private int load(IndexPosition position) {
    return byLabel.get(position.label()).load(position);
  }

  private MatcherIndex<E> with(IndexPosition position, IndexEntry<E> candidate) {
    return replacing(position, byLabel.get(position.label()).with(position, candidate));
  }

  private MatcherIndex<E> replacing(IndexPosition position, LabelIndex<E> index) {
    return new MatcherIndex<>(byLabel.with(position.label(), index), rest);
  }

  private MatcherIndex<E> withRest(IndexBucket<E> newRest) {
    return new MatcherIndex<>(byLabel, newRest);
  }
}
