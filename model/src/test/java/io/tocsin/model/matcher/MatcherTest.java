package io.tocsin.model.matcher;

import static io.tocsin.model.matcher.MatchOperator.EQUAL;
import static io.tocsin.model.matcher.MatchOperator.NOT_EQUAL;
import static io.tocsin.model.matcher.MatchOperator.NOT_REGEX;
import static io.tocsin.model.matcher.MatchOperator.REGEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.label.LabelSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("2.3 matchers")
class MatcherTest {
  private static final LabelSet WITHOUT_A = LabelSet.of("b", "1");

  @Test
  @DisplayName("S30 a missing label is compared as the empty string")
  void missingIsEmpty() {
    assertThat(new Matcher("a", NOT_EQUAL, "x").matches(WITHOUT_A)).isTrue();
    assertThat(new Matcher("a", NOT_REGEX, "x.*").matches(WITHOUT_A)).isTrue();
    assertThat(new Matcher("a", EQUAL, "").matches(WITHOUT_A)).isTrue();
    assertThat(new Matcher("a", REGEX, ".*").matches(WITHOUT_A)).isTrue();
    assertThat(new Matcher("a", REGEX, ".+").matches(WITHOUT_A)).isFalse();
    assertThat(new Matcher("a", NOT_EQUAL, "").matches(WITHOUT_A)).isFalse();
  }

  @Test
  void regularExpressionsAreAnchoredOnBothSides() {
    var matcher = new Matcher("a", REGEX, "crit|warn");

    assertThat(matcher.matchesValue("crit")).isTrue();
    assertThat(matcher.matchesValue("critical")).isFalse();
    assertThat(matcher.matchesValue("prewarn")).isFalse();
  }

  @Test
  void aDotMatchesNoNewlineAndTheEndIsTheVeryEnd() {
    assertThat(new Matcher("a", REGEX, "x.y").matchesValue("x\ny")).isFalse();
    assertThat(new Matcher("a", REGEX, "x").matchesValue("x\n")).isFalse();
  }

  @Test
  void everyMatcherOfAListHasToMatch() {
    var matchers =
        new Matchers(List.of(new Matcher("a", EQUAL, "1"), new Matcher("b", EQUAL, "1")));

    assertThat(matchers.matches(LabelSet.of("a", "1", "b", "1"))).isTrue();
    assertThat(matchers.matches(LabelSet.of("a", "1"))).isFalse();
    assertThat(Matchers.NONE.matches(LabelSet.EMPTY)).isTrue();
  }

  @Test
  void sortsByNameThenValueThenOperator() {
    var matchers =
        new Matchers(
            List.of(
                new Matcher("b", EQUAL, "1"),
                new Matcher("a", NOT_REGEX, "1"),
                new Matcher("a", REGEX, "1"),
                new Matcher("a", NOT_EQUAL, "1"),
                new Matcher("a", EQUAL, "2"),
                new Matcher("a", EQUAL, "1")));

    assertThat(matchers.sorted())
        .hasToString("{a=\"1\",a!=\"1\",a=~\"1\",a!~\"1\",a=\"2\",b=\"1\"}");
  }

  @Test
  void onlyBackslashNewlineAndQuoteAreEscapedInTheValue() {
    assertThat(new Matcher("a", EQUAL, "\\ \n \" \t é")).hasToString("a=\"\\\\ \\n \\\" \t é\"");
  }

  @Test
  void aNameWithReservedSignsQuotesBothSidesAsGoDoes() {
    assertThat(new Matcher("foo bar", EQUAL, "x\ty")).hasToString("\"foo bar\"=\"x\\ty\"");
    assertThat(new Matcher("foo\u000bbar", EQUAL, "")).hasToString("\"foo\\vbar\"=\"\"");
    assertThat(new Matcher("foo\u00a0bar", EQUAL, "")).hasToString("\"foo\\u00a0bar\"=\"\"");
    assertThat(new Matcher("foo.bar", EQUAL, "x\ty")).hasToString("foo.bar=\"x\ty\"");
  }
}
