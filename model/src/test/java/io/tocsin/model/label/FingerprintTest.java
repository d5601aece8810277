package io.tocsin.model.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The numbers were computed by Alertmanager. */
@DisplayName("23.1 fingerprints")
class FingerprintTest {

  @Test
  void fingerprintsAreThoseOfAlertmanager() {
    assertThat(LabelSet.EMPTY.fingerprint()).hasToString("cbf29ce484222325");
    assertThat(LabelSet.of("a", "b").fingerprint()).hasToString("d2b371819297f98a");
    assertThat(LabelSet.of("a", "é🙂", "b", "c").fingerprint()).hasToString("bc85ed238927c961");
    assertThat(LabelSet.of("alertname", "A\"b\n").fingerprint()).hasToString("09097dc7969b8b41");
    assertThat(LabelSet.of("severity", "warning", "alertname", "test1").fingerprint())
        .hasToString("8f14a41207c8456c");
    assertThat(
            LabelSet.of(
                    "alertname", "DiskFull",
                    "cluster", "pve1",
                    "instance", "n1",
                    "severity", "critical")
                .fingerprint())
        .hasToString("78ad7481952cfe10");
  }

  @Test
  void setsAndTextsFollowEachOther() {
    var both = LabelSet.of("a", "b", "c", "d").fingerprint();

    assertThat(LabelSet.of("a", "b").fingerprint().and(LabelSet.of("c", "d"))).isEqualTo(both);
    assertThat(LabelSet.of("a", "b").fingerprint().and("c").and("d")).isEqualTo(both);
  }

  @Test
  @DisplayName("alerts that differ by a number spread over a hash table")
  void spread() {
    var places =
        IntStream.range(0, 20_000)
            .mapToObj(i -> LabelSet.of("alertname", "Down", "instance", "node-" + i).fingerprint())
            .map(fingerprint -> fingerprint.hashCode() & 0x7fff)
            .distinct()
            .count();

    // Thrown at random, 20,000 hit about 15,000 of 32,768 places.
    assertThat(places).isGreaterThan(14_000);
  }

  @Test
  void whatIsWrittenIsReadBack() {
    var fingerprint = LabelSet.of("alertname", "A\"b\n").fingerprint();

    assertThat(Fingerprint.parse(fingerprint.toString())).isEqualTo(fingerprint);
  }

  @Test
  void anythingButSixteenDigitsIsRefused() {
    assertThatThrownBy(() -> Fingerprint.parse("78ad"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("16");
    assertThatThrownBy(() -> Fingerprint.parse("78ad7481952cfe1x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
