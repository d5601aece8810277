package io.tocsin.model.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.model.label.LabelSyntax;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The readings were computed by Alertmanager. */
@DisplayName("23.2 matcher strings")
class MatcherParserTest {
  private static final String ERROR = "error";

  static Stream<Arguments> lists() {
    return Stream.of(
        same("foo=bar,dings!=bums", "{foo=\"bar\",dings!=\"bums\"}"),
        same("{foo = \"bar\", dings != \"bums\", }", "{foo=\"bar\",dings!=\"bums\"}"),
        same("statuscode=~\"5..\"", "{statuscode=~\"5..\"}"),
        classicOnly("job=", "{job=\"\"}"),
        same("job=\"\"", "{job=\"\"}"),
        classicOnly("{foo=}b", "{foo=\"}b\"}"),
        classicOnly("{foo=bar}}", "{foo=\"bar}\"}"),
        classicOnly("tricky=~~~", "{tricky=~\"~~\"}"),
        classicOnly("foo==bar", "{foo=\"=bar\"}"),
        different("foo=\"bar\\t\"", "{foo=\"bar\\\\t\"}", "{foo=\"bar\t\"}"),
        different("foo=\"\\u00e9\"", "{foo=\"\\\\u00e9\"}", "{foo=\"é\"}"),
        classicOnly("foo=bar\\n", "{foo=\"bar\\n\"}"),
        classicOnly("foo=\\\"x\\\"", "{foo=\"\\\"x\\\"\"}"),
        classicOnly("foo='x'", "{foo=\"'x'\"}"),
        classicOnly("foo=bar baz", "{foo=\"bar baz\"}"),
        utf8Only("\"foo\"=bar", "{foo=\"bar\"}"),
        utf8Only("\"foo bar\"=\"x y\"", "{\"foo bar\"=\"x y\"}"),
        utf8Only("foo🙂=bar", "{foo🙂=\"bar\"}"),
        utf8Only("00=b", "{00=\"b\"}"),
        utf8Only("a.b=c", "{a.b=\"c\"}"),
        same("{}", "{}"),
        same("", "{}"),
        same("foo=bar,", "{foo=\"bar\"}"),
        classicOnly("{foo=bar", "{foo=\"bar\"}"),
        classicOnly("foo=bar}", "{foo=\"bar\"}"),
        same("foo=\"a,b\",bar=c", "{foo=\"a,b\",bar=\"c\"}"),
        same("foo=a,b", ERROR),
        same("foo", ERROR),
        same("foo!bar", ERROR),
        same(",", ERROR),
        same("foo=\"b\"ar", ERROR),
        same("foo=~\"[a\"", ERROR),
        same(" foo = bar ", "{foo=\"bar\"}"),
        // Not in the table: what the rules of 2.4 say of two more.
        same("foo=\"a\\\"b\"", "{foo=\"a\\\"b\"}"),
        same("foo=\"unclosed", ERROR));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  @DisplayName("23.2 default mode")
  void byDefault(String text, String fallback) {
    assertThat(reading(text, LabelSyntax.FALLBACK)).isEqualTo(fallback);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  @DisplayName("23.2 classic mode")
  void inClassicMode(String text, String fallback, String classic) {
    assertThat(reading(text, LabelSyntax.CLASSIC)).isEqualTo(classic);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  @DisplayName("23.2 UTF-8 strict mode")
  void inUtf8StrictMode(String text, String fallback, String classic, String utf8) {
    assertThat(reading(text, LabelSyntax.UTF8_STRICT)).isEqualTo(utf8);
  }

  @Test
  void disagreementIsSaidOnceAndTheOldReadingStays() {
    var warnings = new ArrayList<String>();
    var parser = new MatcherParser(LabelSyntax.FALLBACK, warnings::add);

    var matchers = parser.parseList("foo=\"bar\\t\"");

    assertThat(matchers).hasToString("{foo=\"bar\\\\t\"}");
    assertThat(warnings).singleElement().asString().contains("foo=\"bar\\t\"", "UTF-8 strict");
  }

  @Test
  void agreementIsSilent() {
    var warnings = new ArrayList<String>();
    var parser = new MatcherParser(LabelSyntax.FALLBACK, warnings::add);

    parser.parseList("foo=bar, a.b=c");
    parser.parseList("{foo=~\"b.*\"}");

    assertThat(warnings).isEmpty();
  }

  @Test
  @DisplayName("2.4 the single form refuses braces")
  void singleFormRefusesBraces() {
    var parser = new MatcherParser(LabelSyntax.FALLBACK);

    assertThat(parser.parse("foo = \"bar\"")).hasToString("foo=\"bar\"");
    assertThatThrownBy(() -> parser.parse("{foo=bar}"))
        .hasMessage("unexpected open or close brace: {foo=bar}");
    assertThatThrownBy(() -> parser.parse("foo=bar}"))
        .hasMessage("unexpected open or close brace: foo=bar}");
  }

  @Test
  @DisplayName("B062 foo~~bar is refused, and what is refused both ways gets the classic text")
  void classicErrorText() {
    assertThatThrownBy(() -> new MatcherParser(LabelSyntax.FALLBACK).parse("foo~~bar"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bad matcher format: foo~~bar");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("2.1 half a character is refused in each mode, as it cannot be written back")
  void halfACharacter(LabelSyntax syntax) {
    assertThat(reading("foo=\ude42", syntax)).isEqualTo(ERROR);
    assertThat(reading("foo=\"\ud83d\"", syntax)).isEqualTo(ERROR);
    assertThat(reading("foo=\ud83d\ude42", syntax)).isEqualTo("{foo=\"\ud83d\ude42\"}");
  }

  @Test
  void singleFormTakesExactlyOne() {
    var parser = new MatcherParser(LabelSyntax.UTF8_STRICT);

    assertThatThrownBy(() -> parser.parse("a=b,c=d")).hasMessageContaining("found 2");
    assertThatThrownBy(() -> parser.parse("")).hasMessageContaining("found 0");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  void whatIsRenderedIsReadBack(String text, String fallback, String classic, String utf8) {
    if (!utf8.equals(ERROR)) {
      assertThat(reading(utf8.replace("\t", "\\t"), LabelSyntax.UTF8_STRICT)).isEqualTo(utf8);
    }
  }

  private static String reading(String text, LabelSyntax syntax) {
    try {
      return new MatcherParser(syntax).parseList(text).toString();
    } catch (IllegalArgumentException e) {
      return ERROR;
    }
  }

  private static Arguments same(String text, String everywhere) {
    return Arguments.of(text, everywhere, everywhere, everywhere);
  }

  private static Arguments classicOnly(String text, String reading) {
    return Arguments.of(text, reading, reading, ERROR);
  }

  private static Arguments utf8Only(String text, String reading) {
    return Arguments.of(text, reading, ERROR, reading);
  }

  private static Arguments different(String text, String classic, String utf8) {
    return Arguments.of(text, classic, classic, utf8);
  }
}
