package io.tocsin.router.match;

import io.tocsin.model.label.LabelSet;
import io.tocsin.model.matcher.MatchOperator;
import io.tocsin.model.matcher.Matcher;
import io.tocsin.model.matcher.Matchers;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Label sets and matchers from so few words that they meet often. Same seed, same words. */
public final class RandomMatchers {
  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final List<String> VALUES =
      List.of("", "x", "y", "xy", "web-1", "web-12", "web-123", "db", "line\nbreak");
  private static final List<String> EXPRESSIONS =
      List.of(
          "",
          "x",
          "x|y",
          "x|",
          "(x|web-1).*",
          "web-.+",
          "web-1.*|web-12.*",
          "web-[0-9]+",
          ".*",
          ".+",
          ".*2.*",
          "w?eb-1",
          "(?i)WEB-12",
          "db|web-12",
          "[xy]+",
          "x.*y",
          "line.break");
  private static final MatchOperator[] OPERATORS = MatchOperator.values();

  private final Random random;

  public RandomMatchers(Random random) {
    this.random = random;
  }

  public LabelSet labels() {
    var labels = new TreeMap<String, String>();
    NAMES.forEach(name -> labels.put(name, anyOf(VALUES)));
    return LabelSet.of(labels).withoutEmptyValues();
  }

  /**
   * @param least how many there are at least; at most two more
   */
  public Matchers matchers(int least) {
    return new Matchers(
        IntStream.range(0, least + random.nextInt(3)).mapToObj(i -> matcher()).toList());
  }

  public <T> T anyOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private Matcher matcher() {
    var operator = OPERATORS[random.nextInt(OPERATORS.length)];
    return switch (operator) {
      case EQUAL, NOT_EQUAL -> new Matcher(anyOf(NAMES), operator, anyOf(VALUES));
      case REGEX, NOT_REGEX -> new Matcher(anyOf(NAMES), operator, anyOf(EXPRESSIONS));
    };
  }
}
