package io.tocsin.model.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.regex.SafeRegex;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralsTest {
  private static final List<String> PIECES =
      List.of(
          "a",
          "b",
          "ab",
          "-",
          ".",
          ".*",
          ".+",
          "|",
          "(",
          ")",
          "(?:",
          "(?i)",
          "[ab]",
          "[^]a]",
          "[]b]",
          "\\.",
          "\\-",
          "\\d",
          "\\b",
          "a?",
          "b*",
          "a+",
          "+",
          "*",
          "?",
          "??",
          "{2}",
          "{0,1}",
          "^",
          "$",
          "\\$",
          "\\Qa|b\\E",
          "[[:alpha:]]",
          "😀",
          "\\n",
          "");

  @ParameterizedTest(name = "{0}: {1}, then {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "web-12.*; web-12; ANYTHING",
        "^web-.+$; web-; SOMETHING",
        "(a|b|c); a b c; NOTHING",
        "a|b|c; a b c; NOTHING",
        "db(-a|-b)\\.lan; db-a.lan db-b.lan; NOTHING",
        "node[0-9]+; node; UNKNOWN",
        "https?://.*; http; UNKNOWN",
        "a|b.*; a b; UNKNOWN",
        "x{2}y; ''; UNKNOWN",
        "(?i)web; ''; UNKNOWN",
        ".*web; ''; UNKNOWN",
        "a)|(b; ''; UNKNOWN",
      })
  void literalsOf(String expression, String texts, Literals.Tail tail) {
    var literals = new Matcher("a", MatchOperator.REGEX, expression).literals();

    assertThat(literals).isEqualTo(new Literals(Set.of(texts.split(" ", -1)), tail));
  }

  @Test
  void manyCombinationsAreNotWrittenOut() {
    var literals = LiteralReader.read("x" + "(a|b|c|d)".repeat(20));

    assertThat(literals.texts().size()).isLessThan(4096);
    assertThat(literals.tail()).isEqualTo(Literals.Tail.UNKNOWN);
  }

  @Test
  @Tag("AM-2.3")
  @DisplayName("whatever is decided without RE2 is decided as RE2 would")
  void asRe2() {
    var random = new Random(20261128);
    int compared = 0;
    while (compared < 20_000) {
      var expression = somePieces(random);
      var value = someValue(random);
      if (isAccepted(expression)) {
        compared++;
        assertThat(new Matcher("a", MatchOperator.REGEX, expression).matchesValue(value))
            .as("%s on \"%s\"", expression, value)
            .isEqualTo(SafeRegex.compile(expression).matches(value));
      }
    }
  }

  private static boolean isAccepted(String expression) {
    try {
      SafeRegex.compile(expression);
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private static String somePieces(Random random) {
    var expression = new StringBuilder();
    for (int i = random.nextInt(7); i >= 0; i--) {
      expression.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return expression.toString();
  }

  private static String someValue(Random random) {
    var letters = new ArrayList<>(List.of("a", "b", "ab", "-", ".", "$", "\n", "😀", "A", "1"));
    var value = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      value.append(letters.get(random.nextInt(letters.size())));
    }
    return value.toString();
  }
}
