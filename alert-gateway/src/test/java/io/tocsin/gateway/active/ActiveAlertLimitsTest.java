package io.tocsin.gateway.active;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActiveAlertLimitsTest {
  @ParameterizedTest
  @CsvSource({"0,0", "20000,20000", "' 7 ',7", "unlimited,unlimited", "99999999999,unlimited"})
  void isANumberOrTheWord(String text, String meant) {
    assertThat(ActiveAlertLimits.of(text)).hasToString(meant);
  }

  @ParameterizedTest(name = "{0} of the name, {1} of 1000: {2}")
  @CsvSource({
    "899, 899, true",
    "  0, 899, true",
    " 11, 900, false",
    " 10, 900, true",
    "  0, 999, true",
    "  0, 1000, false"
  })
  void theLastTenthIsForWhoHasLittle(int sameName, int all, boolean room) {
    assertThat(new ActiveAlertLimits(1000).hasRoomFor(sameName, all)).isEqualTo(room);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "", "none", "20k"})
  void isNothingElse(String text) {
    assertThatThrownBy(() -> ActiveAlertLimits.of(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
