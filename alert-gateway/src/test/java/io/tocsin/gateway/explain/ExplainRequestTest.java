package io.tocsin.gateway.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be asked to be explained. */
class ExplainRequestTest {

  @Test
  void labelsAndAMoment() {
    var question =
        read("{\"labels\": {\"alertname\": \"A\"}, \"at\": \"2026-01-02T04:04:05+01:00\"}");

    assertThat(question.subject().labels()).contains(LabelSet.of("alertname", "A"));
    assertThat(question.at()).contains(Instant.parse("2026-01-02T03:04:05Z"));
  }

  @Test
  void aFingerprintNow() {
    var question = read("{\"fingerprint\": \"d2b371819297f98a\"}");

    assertThat(question.subject().fingerprint()).contains(Fingerprint.parse("d2b371819297f98a"));
    assertThat(question.at()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                               | JSON object
          []                                               | JSON object
          {                                                | well-formed JSON, line 1, column 2
          {}                                               | either "labels" or "fingerprint"
          {"labels": {"a": "b"}, "fingerprint": "d2b371819297f98a"} | either "labels" or "fingerprint"
          {"labels": {}}                                   | labels: at least one label
          {"labels": {"a": 1}}                             | labels.a must be a string
          {"fingerprint": "zz"}                            | fingerprint must be 16 hexadecimal digits
          {"labels": {"a": "b"}, "at": "soon"}             | at: "soon" is not a time
          """)
  void whatIsRefused(String body, String message) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  @Tag("B037")
  @DisplayName("a broken byte is repaired, so that the labels are those of the alert")
  void brokenBytesAreRepaired() {
    var body = "{\"labels\": {\"a\": \"caf\u00e9\"}}".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(ExplainRequest.read(body).subject().labels())
        .contains(LabelSet.of("a", "caf\ufffd"));
  }

  @Test
  void whatIsRepeatedIsCut() {
    var text = "x".repeat(5_000);

    assertThatThrownBy(() -> read("{\"labels\": {\"a\": \"b\"}, \"at\": \"" + text + "\"}"))
        .message()
        .hasSizeLessThan(300);
  }

  private static io.tocsin.events.query.ExplainQuery read(String body) {
    return ExplainRequest.read(body.getBytes(StandardCharsets.UTF_8));
  }
}
