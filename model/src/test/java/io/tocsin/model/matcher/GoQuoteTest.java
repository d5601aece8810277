package io.tocsin.model.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.model.label.GoQuote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoQuoteTest {

  @Test
  void quotesAsGoDoes() {
    assertThat(GoQuote.quote("A\"b\n\\")).isEqualTo("\"A\\\"b\\n\\\\\"");
    assertThat(GoQuote.quote("\u0007\b\f\r\t\u000b")).isEqualTo("\"\\a\\b\\f\\r\\t\\v\"");
    assertThat(GoQuote.quote("\u0000\u007f")).isEqualTo("\"\\x00\\x7f\"");
    assertThat(GoQuote.quote("\u0085\u00a0\u200b\ufeff"))
        .isEqualTo("\"\\u0085\\u00a0\\u200b\\ufeff\"");
    assertThat(GoQuote.quote("\uDB80\uDC00")).isEqualTo("\"\\U000f0000\"");
    assertThat(GoQuote.quote("é🙂 ü")).isEqualTo("\"é🙂 ü\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "A\"b\n\\", "\u0007\u0000\u0085", "é🙂", "\uDB80\uDC00"})
  void whatIsQuotedIsReadBack(String text) {
    assertThat(GoUnquote.unquote(GoQuote.quote(text))).isEqualTo(text);
  }

  @Test
  void bytesByHexAndOctalMakeUpCharacters() {
    assertThat(GoUnquote.unquote("\"\\xc3\\xa9\\303\\251\"")).isEqualTo("éé");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\q",
        "\\'",
        "\\xff",
        "\\x4",
        "\\400",
        "\\ud800",
        "\\U00110000",
        "\\u00e",
        "\\18"
      })
  void escapesThatGoDoesNotKnowAreRefused(String escape) {
    assertThatThrownBy(() -> GoUnquote.unquote("\"" + escape + "\""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
