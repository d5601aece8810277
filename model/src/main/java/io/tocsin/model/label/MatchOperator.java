package io.tocsin.model.label;

/** The four ways to compare a label with a value, in the order in which matchers are sorted. */
public enum MatchOperator {
  EQUAL("="),
  NOT_EQUAL("!="),
  REGEX("=~"),
  NOT_REGEX("!~");

  private final String symbol;

  MatchOperator(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }
}
