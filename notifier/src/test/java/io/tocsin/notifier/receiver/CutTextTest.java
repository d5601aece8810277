package io.tocsin.notifier.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutTextTest {
  @ParameterizedTest
  @DisplayName("truncation")
  @CsvSource({"hello, 5, hello", "hello, 4, hel…", "hello, 3, hel", "😀😀😀😀😀, 4, 😀😀😀…"})
  void cutsCodePoints(String text, int limit, String expected) {
    assertThat(CutText.to(limit, text)).isEqualTo(expected);
  }
}
