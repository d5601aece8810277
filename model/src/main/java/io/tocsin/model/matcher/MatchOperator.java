package io.tocsin.model.matcher;

import java.util.List;
import java.util.Optional;

/** The four matcher operators, in the sort order of matchers. */
public enum MatchOperator {
  EQUAL("="),
  NOT_EQUAL("!="),
  REGEX("=~"),
  NOT_REGEX("!~");

  private static final List<MatchOperator> LONGEST_FIRST =
      List.of(REGEX, NOT_REGEX, NOT_EQUAL, EQUAL);

  private final String symbol;

  MatchOperator(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }

  /**
   * @throws IllegalArgumentException if it is not one of the four
   */
  public static MatchOperator of(String symbol) {
    return at(symbol, 0)
        .filter(operator -> operator.symbol.equals(symbol))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "not a matcher operator: \"" + symbol + "\"; expected one of = != =~ !~"));
  }

  /** The operator at this index; the longer one where two match. */
  static Optional<MatchOperator> at(String text, int place) {
    for (var operator : LONGEST_FIRST) {
      if (text.startsWith(operator.symbol, place)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }
}
