package io.tocsin.model.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeRegexTest {

  @Test
  @DisplayName("B063 an expression that would explode elsewhere takes linear time")
  void linearTime() {
    var pattern = SafeRegex.compile("(a+)+$");

    var matches =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(5), () -> pattern.matches("a".repeat(50_000) + "!"));

    assertThat(matches).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(?=a)", "(?!a)", "(?<=a)b", "(a)\\1", "[a", "a)"})
  @DisplayName("B064 look-around, back references and broken expressions are refused")
  void refused(String expression) {
    assertThatThrownBy(() -> SafeRegex.compile(expression))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expression);
  }

  @Test
  @DisplayName("B065, L-23 a part repeated more than a thousand times is refused")
  void repeats() {
    assertThatThrownBy(() -> SafeRegex.compile("a{1001}"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(SafeRegex.compile("a{1000}").matches("a".repeat(1000))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{1000}){1000})",
        "(a{10}){101}",
        "(?:(?:a{10}b){11}){10}",
        "([)]{40}){40}",
        "(a{500,}){3}",
        "(a{32}){32}{32}"
      })
  @DisplayName("B066, L-23 nested repeats are multiplied and refused")
  void nestedRepeats(String expression) {
    assertThatThrownBy(() -> SafeRegex.compile(expression))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("B066 repeats beside each other are not multiplied")
  void repeatsBesideEachOther() {
    assertThat(SafeRegex.compile("a{600}|b{600}").matches("b".repeat(600))).isTrue();
  }

  @Test
  @DisplayName("B067, L-23 deep parentheses are refused, not the end of the thread")
  void deepNesting() {
    assertThatThrownBy(() -> SafeRegex.compile("(".repeat(251) + "a" + ")".repeat(251)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("250");
    assertThatThrownBy(() -> SafeRegex.compile("(".repeat(20_000) + ")".repeat(20_000)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(SafeRegex.compile("(".repeat(250) + "a" + ")".repeat(250)).matches("a")).isTrue();
  }

  @Test
  @DisplayName("B068, L-22 an expression of more than 4096 characters is refused")
  void length() {
    assertThatThrownBy(() -> SafeRegex.compile("a|".repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4096");
    assertThat(SafeRegex.compile("a".repeat(4096)).matches("a".repeat(4096))).isTrue();
  }

  @Test
  void bracketsAndEscapesAreNotTakenForParentheses() {
    assertThat(SafeRegex.compile("[(\\]]{3}\\({2}").matches("(](((")).isTrue();
  }
}
