package io.tocsin.model.matcher;

import io.tocsin.model.label.GoQuote;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.label.Utf8Order;
import io.tocsin.model.regex.SafeRegex;
import java.util.Comparator;
import java.util.function.Predicate;

/**
 * Selects label sets by one label. A missing label is compared as the empty string, so {@code
 * a!="x"} selects a set without {@code a}. Regular expressions are RE2 and anchored on both sides.
 */
public final class Matcher {
  /** By name, value, operator: the order of the matchers in a route key. */
  public static final Comparator<Matcher> ORDER =
      Comparator.comparing(Matcher::name, Utf8Order.INSTANCE)
          .thenComparing(Matcher::value, Utf8Order.INSTANCE)
          .thenComparing(Matcher::operator);

  private final String name;
  private final MatchOperator operator;
  private final String value;
  private final Predicate<String> accepts;

  /**
   * @throws IllegalArgumentException if the value is a regular expression that RE2 rejects, or one
   *     that is too large
   */
  public Matcher(String name, MatchOperator operator, String value) {
    this.name = name;
    this.operator = operator;
    this.value = value;
    this.accepts = accepting(operator, value);
  }

  public String name() {
    return name;
  }

  public MatchOperator operator() {
    return operator;
  }

  public String value() {
    return value;
  }

  public boolean matches(LabelSet labels) {
    return matchesValue(labels.valueOrEmpty(name));
  }

  public boolean matchesValue(String labelValue) {
    return accepts.test(labelValue);
  }

  /** Prefixes of every accepted value, for indexes; computed at each call. */
  public Literals literals() {
    return switch (operator) {
      case EQUAL -> Literals.exactly(value);
      case REGEX -> LiteralReader.read(value);
      case NOT_EQUAL, NOT_REGEX -> Literals.UNKNOWN;
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matcher that
        && name.equals(that.name)
        && operator == that.operator
        && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return java.util.Objects.hash(name, operator, value);
  }

  /** As Alertmanager writes it; part of every group key. */
  @Override
  public String toString() {
    return Utf8MatcherReader.needsQuotes(name)
        ? GoQuote.quote(name) + operator.symbol() + GoQuote.quote(value)
        : name + operator.symbol() + '"' + escaped() + '"';
  }

  private String escaped() {
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"");
  }

  private static Predicate<String> accepting(MatchOperator operator, String value) {
    return switch (operator) {
      case EQUAL -> value::equals;
      case NOT_EQUAL -> labelValue -> !value.equals(labelValue);
      case REGEX -> matching(value);
      case NOT_REGEX -> Predicate.not(matching(value));
    };
  }

  /** RE2/J needs microseconds per value, so it runs only for what the literals leave open. */
  private static Predicate<String> matching(String expression) {
    var pattern = SafeRegex.compile(expression);
    var literals = LiteralReader.read(expression);
    return literals.areDecisive()
        ? literals::admit
        : labelValue -> literals.admit(labelValue) && pattern.matches(labelValue);
  }
}
