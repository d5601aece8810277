package io.tocsin.router.silence;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.silence.Silence;
import io.tocsin.model.silence.SilenceState;
import io.tocsin.router.match.MatcherIndex;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All silences in any state, and which alerts they match.
 *
 * <p>One thread may write. Any number may read without waiting: {@link #muting} uses an immutable
 * snapshot of the index, so it sees each change completely or not at all; the other methods read a
 * concurrent map, which has a change a moment earlier.
 */
public final class Silences {
  private final Map<String, Silence> byId = new ConcurrentHashMap<>();
  private volatile MatcherIndex<Silence> index = MatcherIndex.empty();

  /** Adds the silence or replaces the one with the same id. */
  public void put(Silence silence) {
    var old = byId.put(silence.id(), silence);
    var others = old == null ? index : index.without(old.matchers(), old);
    index = others.with(silence.matchers(), silence);
  }

  public void remove(String id) {
    var old = byId.remove(id);
    if (old != null) {
      index = index.without(old.matchers(), old);
    }
  }

  public Optional<Silence> get(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** A live view, in no particular order. */
  public Collection<Silence> all() {
    return Collections.unmodifiableCollection(byId.values());
  }

  /** Ids of all active silences that match the labels, sorted. */
  public List<String> muting(LabelSet labels, Instant now) {
    var muting = index.matching(labels, silence -> silence.stateAt(now) == SilenceState.ACTIVE);
    return muting.isEmpty() ? List.of() : muting.stream().map(Silence::id).sorted().toList();
  }

  /** The same as a reason; empty if none match. */
  public Optional<SilencedBy> silencing(LabelSet labels, Instant now) {
    return Optional.of(muting(labels, now)).filter(ids -> !ids.isEmpty()).map(SilencedBy::new);
  }
}
