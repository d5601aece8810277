package io.tocsin.router.match;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.label.Matchers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Elements with matchers, found by the label sets that their matchers select. An element is kept
 * under the value, or the beginning of a value, that one of its matchers insists on: under the
 * rarest when it came. Those whose matchers insist on nothing are asked each time.
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
        .min(Comparator.comparingInt(this::load).thenComparing(place -> !place.whole()))
        .map(place -> with(place, IndexEntry.of(element, matchers, place::answers)))
        .orElseGet(() -> withRest(rest.with(IndexEntry.of(element, matchers))));
  }

  /**
   * @param matchers those that it was added with
   */
  public MatcherIndex<E> without(Matchers matchers, E element) {
    var places = IndexPosition.of(matchers);
    var index = places.isEmpty() ? withRest(rest.without(element)) : this;
    // Which of them was the rarest when it came is not remembered.
    for (var place : places) {
      index = index.replacing(place, index.byLabel.get(place.label()).without(place, element));
    }
    return index;
  }

  /**
   * @param wanted asked before the matchers, so it should be cheap
   * @return each element once, in no particular order
   */
  public List<E> matching(LabelSet labels, Predicate<E> wanted) {
    var found = new ArrayList<E>();
    for (var label : labels) {
      byLabel.get(label.name()).collect(label.value(), labels, wanted, found);
    }
    rest.collect(labels, wanted, found);
    return found;
  }

  private int load(IndexPosition place) {
    return byLabel.get(place.label()).load(place);
  }

  private MatcherIndex<E> with(IndexPosition place, IndexEntry<E> candidate) {
    return replacing(place, byLabel.get(place.label()).with(place, candidate));
  }

  private MatcherIndex<E> replacing(IndexPosition place, LabelIndex<E> index) {
    return new MatcherIndex<>(byLabel.with(place.label(), index), rest);
  }

  private MatcherIndex<E> withRest(IndexBucket<E> newRest) {
    return new MatcherIndex<>(byLabel, newRest);
  }
}
