package io.tocsin.gateway.ingest.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.label.LabelSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AlertSizeTest {
  private static final LabelSet LABELS = LabelSet.of("alertname", "é");
  private static final LabelSet ANNOTATIONS = LabelSet.of("summary", "語🙂!");
  private static final String URL = "http://x";

  @Test
  @DisplayName("names, values and the URL count, in UTF-8")
  void bytes() {
    assertThat(AlertSize.bytes(URL, LABELS, ANNOTATIONS)).isEqualTo(8 + 9 + 2 + 7 + 8);
  }

  @Test
  @DisplayName("what takes exactly as much as is allowed fits, one byte more does not")
  void exactly() {
    assertThat(AlertSize.fits(34, URL, LABELS, ANNOTATIONS)).isTrue();
    assertThat(AlertSize.fits(33, URL, LABELS, ANNOTATIONS)).isFalse();
  }
}
