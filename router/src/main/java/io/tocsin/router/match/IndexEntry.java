package io.tocsin.router.match;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.matcher.Matcher;
import io.tocsin.model.matcher.Matchers;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * An element of the index.
 *
 * @param open matchers that its index position does not answer, the cheap ones first
 */
record IndexEntry<E>(E element, List<Matcher> open) {

  static <E> IndexEntry<E> of(E element, Matchers matchers) {
    return of(element, matchers, matcher -> false);
  }

  static <E> IndexEntry<E> of(E element, Matchers matchers, Predicate<Matcher> answered) {
    return new IndexEntry<>(
        element,
        matchers.all().stream()
            .filter(Predicate.not(answered))
            .sorted(Comparator.comparing(IndexEntry::needsExpression))
            .toList());
  }

  boolean matches(LabelSet labels) {
    for (var matcher : open) {
      if (!matcher.matches(labels)) {
        return false;
      }
    }
    return true;
  }

  private static boolean needsExpression(Matcher matcher) {
    return switch (matcher.operator()) {
      case EQUAL, NOT_EQUAL -> false;
      case REGEX, NOT_REGEX -> true;
    };
  }
}
