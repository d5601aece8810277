package io.tocsin.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.model.label.LabelSyntax;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MatcherFilterTest {
  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("B062", "foo~~bar"),
        Arguments.of("B064", "a=~\"(?=x)\""),
        Arguments.of("B064", "a=~\"(x)\\\\1\""),
        Arguments.of("B065", "a=~\"x{1001}\""),
        Arguments.of("B066", "a=~\"((x{1000}){1000})\""),
        Arguments.of("B067", "a=~\"" + "(".repeat(20_000) + ")".repeat(20_000) + "\""),
        Arguments.of("B068", "a=~\"" + "x|".repeat(100_000) + "x\""),
        Arguments.of("L-22", "a=~\"" + "x".repeat(1_025) + "\""),
        Arguments.of("2.4", "{a=b}"),
        Arguments.of("2.4", ""));
  }

  @Tag("B062")
  @Tag("B064")
  @Tag("B065")
  @Tag("B066")
  @Tag("B067")
  @Tag("B068")
  @Tag("L-22")
  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void isRefused(String id, String text) {
    assertThatThrownBy(() -> MatcherFilter.of(List.of(text), LabelSyntax.FALLBACK))
        .isInstanceOf(CallRejected.class)
        .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(420));
  }

  @Test
  @Tag("B063")
  @DisplayName("an expression that costs others their lives is linear here")
  void nestedRepeat() {
    var filter = MatcherFilter.of(List.of("i=~\"(a+)+$\""), LabelSyntax.FALLBACK);

    assertThat(filter.all().getFirst().matchesValue("a".repeat(10_000) + "!")).isFalse();
  }

  @Test
  @DisplayName("each filter is one matcher, and all of them have to match")
  void several() {
    assertThat(MatcherFilter.of(List.of("a=b", "c!~d|e"), LabelSyntax.FALLBACK))
        .hasToString("{a=\"b\",c!~\"d|e\"}");
  }
}
