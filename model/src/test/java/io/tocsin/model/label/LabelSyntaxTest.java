package io.tocsin.model.label;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSyntaxTest {

  @ParameterizedTest
  @CsvSource({
    "a,      true,  true",
    "_a1,    true,  true",
    "1a,     false, true",
    "a:b,    false, true",
    "a.b,    false, true",
    "é,      false, true",
    "'',     false, false",
  })
  void whichNamesAreLabelNames(String name, boolean classic, boolean utf8) {
    assertThat(LabelSyntax.CLASSIC.isLabelName(name)).isEqualTo(classic);
    assertThat(LabelSyntax.FALLBACK.isLabelName(name)).isEqualTo(utf8);
    assertThat(LabelSyntax.UTF8_STRICT.isLabelName(name)).isEqualTo(utf8);
  }
}
