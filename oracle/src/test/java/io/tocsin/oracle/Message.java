package io.tocsin.oracle;

import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a webhook was told about a group.
 *
 * @param at since the beginning of the schedule
 */
record Message(Duration at, SortedSet<String> firing, SortedSet<String> resolved) {

  boolean saysTheSameAs(Message other) {
    return firing.equals(other.firing) && resolved.equals(other.resolved);
  }

  static SortedSet<String> ids(Stream<String> ids) {
    return ids.collect(Collectors.toCollection(TreeSet::new));
  }

  /** {@code 3.02 [a1 ~a2]}: the second is resolved. */
  @Override
  public String toString() {
    return Seconds.of(at)
        + Stream.concat(firing.stream(), resolved.stream().map(id -> "~" + id))
            .collect(Collectors.joining(" ", " [", "]"));
  }
}
