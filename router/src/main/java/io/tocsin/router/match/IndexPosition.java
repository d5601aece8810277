package io.tocsin.router.match;

import io.tocsin.model.matcher.Literals;
import io.tocsin.model.matcher.Matcher;
import io.tocsin.model.matcher.Matchers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where an element can be indexed so that every label set it selects leads there, exactly once.
 *
 * @param texts label values or their prefixes; never empty, because an empty one would have to be
 *     found by a missing label
 * @param whole whether the texts are whole values
 */
record IndexPosition(Matcher matcher, List<String> texts, boolean whole) {
  /** Each different length costs a look-up and uses one bit of an int in {@link LabelIndex}. */
  static final int LONGEST_PREFIX = 32;

  static List<IndexPosition> of(Matchers matchers) {
    return matchers.all().stream().map(IndexPosition::of).flatMap(Optional::stream).toList();
  }

  private static Optional<IndexPosition> of(Matcher matcher) {
    var literals = matcher.literals();
    boolean whole = literals.tail() == Literals.Tail.NOTHING;
    if (literals.texts().contains("")) {
      return Optional.empty();
    }
    return Optional.of(
        new IndexPosition(
            matcher, whole ? List.copyOf(literals.texts()) : prefixes(literals), whole));
  }

  /** Without prefixes that start with another one, or a value would lead to its element twice. */
  private static List<String> prefixes(Literals literals) {
    var sorted = new TreeSet<String>();
    for (var text : literals.texts()) {
      sorted.add(text.substring(0, Math.min(text.length(), LONGEST_PREFIX)));
    }
    var prefixes = new ArrayList<String>();
    for (var text : sorted) {
      if (prefixes.isEmpty() || !text.startsWith(prefixes.getLast())) {
        prefixes.add(text);
      }
    }
    return prefixes;
  }

  String label() {
    return matcher.name();
  }

  /** Whether this position already answers the matcher. */
  boolean answers(Matcher asked) {
    return whole && asked.equals(matcher);
  }
}
