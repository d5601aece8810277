package io.tocsin.router.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors 23.4: two overlapping reports of one alert. Ends are minutes from now. */
class AlertMergeTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @ParameterizedTest(name = "{0} {1} min, then {2} {3} min -> {4}")
  @CsvSource({
    "assumed,   2, assumed,   3,  3",
    "assumed,   5, explicit,  3,  3",
    "explicit,  5, assumed,   3,  5",
    "explicit,  5, explicit,  3,  5",
    "explicit,  2, explicit,  3,  3",
    "explicit, -1, explicit,  3,  3",
    "explicit,  5, explicit, -1, -1",
    "explicit, -1, explicit, -2, -1",
  })
  void endOfTheMergedAlert(
      String storedKind, long storedEnd, String incomingKind, long incomingEnd, long expected) {
    var stored = alert(-10, storedEnd, storedKind, "stored");
    var incoming = alert(-5, incomingEnd, incomingKind, "incoming");

    var merged = AlertMerge.merge(stored, incoming, NOW);

    assertThat(merged.endsAt()).isEqualTo(minutes(expected));
    assertThat(merged.startsAt()).isEqualTo(minutes(-10));
    assertThat(merged.annotations().valueOrEmpty("from")).isEqualTo("incoming");
  }

  @Test
  @DisplayName("without overlap the new report stands as it is")
  void separateEpisodesAreNotMerged() {
    var stored = alert(-10, -8, "explicit", "stored");
    var incoming = alert(-5, 5, "explicit", "incoming");

    assertThat(AlertMerge.merge(stored, incoming, NOW)).isEqualTo(incoming);
  }

  @Test
  @Tag("AM-4.2")
  @DisplayName("the ordinary refresh replaces the stored alert")
  void refreshReplaces() {
    var stored = alert(-10, 3, "explicit", "stored");
    var incoming = alert(-10, 4, "explicit", "incoming");

    assertThat(AlertMerge.merge(stored, incoming, NOW)).isEqualTo(incoming);
  }

  private static Alert alert(long start, long end, String kind, String from) {
    return new Alert(
        LabelSet.of("alertname", "A"),
        LabelSet.of("from", from),
        minutes(start),
        minutes(end),
        kind.equals("assumed"),
        "",
        NOW,
        ZoneOffset.UTC);
  }

  private static Instant minutes(long fromNow) {
    return NOW.plus(Duration.ofMinutes(fromNow));
  }
}
