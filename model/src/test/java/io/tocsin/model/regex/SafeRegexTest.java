package io.tocsin.model.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "REPEATED",
        "(?:abcdefghijklmnopqrstuvwxyz){1000}",
        "(?:(?:ab|cd){1}|efghijklmnopqrstuv){999}"
      })
  @DisplayName("B066 many repeats beside each other are added up, and refused")
  void manyRepeats(String expression) {
    assertThatThrownBy(
            () -> SafeRegex.compile(expression.replace("REPEATED", "a{1000}".repeat(21))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most");
  }

  @Test
  @DisplayName("B066 the number of a character is not a count")
  void charactersByNumber() {
    assertThat(SafeRegex.compile("\\x{2014}{2}").matches("\u2014\u2014")).isTrue();
    assertThatThrownBy(() -> SafeRegex.compile("(\\x{2014}{40}){40}"))
        .isInstanceOf(IllegalArgumentException.class);
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?i)\\x{1C80}",
        "(?i)\u1C88",
        "(?i)[B-\uFFFF]",
        "(?i)[^B-\uFFFF]",
        "(?i)[\\102-\\x{10FFFF}]",
        "(?i)[\\x42-\\x{0010FFFF}]",
        "(?i)[\\n-\\x{2000}]",
        "(?i)[]-\uFFFF]",
        "(?i)[[:digit:]B-\uFFFF]",
        "(?i)\\Q[\\E[^]-\uFFFF]",
        "(?i)\\Q\u1C80",
        "(?i)\\p{Lu}[\\pLB-\uFFFF]",
        "a|(?s-U:(?im:[\\]-\uFFFF]))"
      })
  @DisplayName("B067 letters on which the library never ends are refused where case is ignored")
  void endlessFolding(String expression) {
    assertThatThrownBy(
            () ->
                Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> SafeRegex.compile(expression)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("U+1C80");
  }

  @Test
  @DisplayName("B068 many wide ranges that ignore case are refused")
  void muchFolding() {
    assertThatThrownBy(() -> SafeRegex.compile("(?i)" + "[\\x{1C89}-\uFFFF]".repeat(100)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000000");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "(?i)foo.*|[a-z0-9-]+, FOOBAR",
        "(?i)disk-\u65E5\u672C, DISK-\u65E5\u672C",
        "(?i)[\u00C0-\u024F\u0400-\u04FF]+, \u00E9\u0436",
        "(?i)[\\x{0}-\\x{10FFFF}]+, \u1C80",
        "(?i)[^a]\\PL\\p{Cyrillic}, \u1C801\u0416",
        "[B-\uFFFF]+, \u1C80",
        "(?i)\\QA[B\\E, a[b"
      })
  @DisplayName("B063 usual expressions that ignore case go on, whatever they are given")
  void usualFolding(String expression, String text) {
    var pattern = SafeRegex.compile(expression);

    assertThat(pattern.matches(text)).isTrue();
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> pattern.matches("\u1C80\u1C88"));
  }

  @Test
  @DisplayName("B063 every character is compared to an end")
  void everyCharacterEnds() {
    var pattern = SafeRegex.compile("(?i)(?:k|[s-t]|\u0436)");

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            pattern.matches(Character.toString(c));
          }
        });
  }

  @Test
  @DisplayName("B063 each letter can be asked for regardless of case, or is refused")
  void everyLetterCompiles() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int c = 'A'; c <= 0x1F000; c++) {
            if (c < 0x1C80 || c > 0x1C88) {
              SafeRegex.compile("(?i)\\x{%x}".formatted(c));
            }
          }
        });
  }

  @Test
  void bracketsAndEscapesAreNotTakenForParentheses() {
    assertThat(SafeRegex.compile("[(\\]]{3}\\({2}").matches("(](((")).isTrue();
  }
}
