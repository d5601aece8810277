package io.tocsin.gateway.active;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CeilingTest {
  @ParameterizedTest
  @CsvSource({"0,0", "20000,20000", "' 7 ',7", "unlimited,unlimited", "99999999999,unlimited"})
  void isANumberOrTheWord(String text, String meant) {
    assertThat(Ceiling.of(text)).hasToString(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "", "none", "20k"})
  void isNothingElse(String text) {
    assertThatThrownBy(() -> Ceiling.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
