package io.tocsin.router.query;

import io.tocsin.model.matcher.MatchOperator;
import io.tocsin.model.matcher.Matcher;
import java.util.Optional;
import java.util.function.Predicate;

/** Matches receivers by an expression over the whole name; without one, all match. */
final class ReceiverFilter implements Predicate<String> {
  private final Optional<Matcher> expression;

  ReceiverFilter(Optional<String> expression) {
    this.expression = expression.map(regex -> new Matcher("receiver", MatchOperator.REGEX, regex));
  }

  @Override
  public boolean test(String receiver) {
    return expression.isEmpty() || expression.get().matchesValue(receiver);
  }
}
