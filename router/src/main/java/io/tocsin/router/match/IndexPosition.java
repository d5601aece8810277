package io.tocsin.router.match;

import io.tocsin.model.label.Literals;
import io.tocsin.model.label.Matcher;
import io.tocsin.model.label.Matchers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where an element can be kept so that every label set it selects leads there, and each only once.
 *
 * @param texts values of the label, or how they begin; never empty texts, because those would have
 *     to be found by a label that is missing
 * @param whole whether the texts are whole values
 */
record IndexPosition(Matcher matcher, List<String> texts, boolean whole) {
  /** Each different length costs a look-up, and is a bit of an int in {@link LabelIndex}. */
  static final int LONGEST_BEGINNING = 32;

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
            matcher, whole ? List.copyOf(literals.texts()) : beginnings(literals), whole));
  }

  /** Without those that begin with another one, or a value would lead to its element twice. */
  private static List<String> beginnings(Literals literals) {
    var sorted = new TreeSet<String>();
    for (var text : literals.texts()) {
      sorted.add(text.substring(0, Math.min(text.length(), LONGEST_BEGINNING)));
    }
    var beginnings = new ArrayList<String>();
    for (var text : sorted) {
      if (beginnings.isEmpty() || !text.startsWith(beginnings.getLast())) {
        beginnings.add(text);
      }
    }
    return beginnings;
  }

  String label() {
    return matcher.name();
  }

  /** Whether being found here is all that the matcher asks. */
  boolean answers(Matcher asked) {
    return whole && asked.equals(matcher);
  }
}
