package io.tocsin.gateway.ingest.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTimeTest {
  private static final long YEAR_0000 = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long YEAR_9999 = Instant.parse("9999-12-31T00:00:00Z").getEpochSecond();

  @Test
  void readsWhatJavaReadsForAnyInstant() {
    var random = new Random(20_261_124);
    for (int i = 0; i < 20_000; i++) {
      var instant =
          Instant.ofEpochSecond(
              random.nextLong(YEAR_0000, YEAR_9999), random.nextInt(1_000_000_000));

      assertThat(SourceTime.parse(instant.toString()).instant()).isEqualTo(instant);
    }
  }

  @Test
  void readsAnyOffsetAndKeepsIt() {
    var random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      var offset = ZoneOffset.ofTotalSeconds(random.nextInt(-18 * 60, 18 * 60) * 60);
      var time =
          OffsetDateTime.ofInstant(Instant.ofEpochSecond(random.nextInt()), offset)
              .withNano(random.nextInt(1_000_000_000));

      var read = SourceTime.parse(time.withSecond(i % 59 + 1).toString());

      assertThat(read).isEqualTo(new SourceTime(time.withSecond(i % 59 + 1).toInstant(), offset));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T10:00:00Z,                2026-11-24T10:00:00Z",
    "2026-11-24T10:00:00.5Z,              2026-11-24T10:00:00.500Z",
    "2026-11-24T10:00:00.1234567891Z,     2026-11-24T10:00:00.123456789Z",
    "2026-11-24T10:00:00+02:00,           2026-11-24T08:00:00Z",
    "2026-11-24T10:00:00-00:30,           2026-11-24T10:30:00Z",
    "2026-11-24T10:00:00+23:00,           2026-11-23T11:00:00Z",
    "2026-11-24,                          2026-11-24T00:00:00Z",
    "2026-11-24 10:00:00,                 2026-11-24T10:00:00Z",
    "2026-11-24T10:00:00,                 2026-11-24T10:00:00Z",
    "2026-11-24T10:00:00.25,              2026-11-24T10:00:00.250Z",
    "2026-11-24T10:00Z,                   2026-11-24T10:00:00Z",
    "2026-11-24T10:00,                    2026-11-24T10:00:00Z",
    "0001-01-01T00:00:00Z,                0001-01-01T00:00:00Z",
  })
  void readsTheFormsThatAlertmanagerReads(String text, Instant expected) {
    assertThat(SourceTime.parse(text).instant()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-11-24T10:00:00.123+0100      | 2026-11-24T09:00:00.123Z
          2026-11-24T10:00:00.123456+0000   | 2026-11-24T10:00:00.123456Z
          2026-11-24T10:00:00.123-0030      | 2026-11-24T10:30:00.123Z
          2026-11-24T10:00:00.123+0160      | 2026-11-24T08:00:00.123Z
          2026-11-24T10:00:00,123Z          | 2026-11-24T10:00:00.123Z
          2026-11-24T10:00:00,5+01:00       | 2026-11-24T09:00:00.500Z
          2026-11-24T10:00:00,123456+0100   | 2026-11-24T09:00:00.123456Z
          2026-11-24T10:00:00,25            | 2026-11-24T10:00:00.250Z
          2026-11-24 10:00:00,25            | 2026-11-24T10:00:00.250Z
          2026-11-24T1:00:00Z               | 2026-11-24T01:00:00Z
          2026-11-24T1:00                   | 2026-11-24T01:00:00Z
          2026-11-24T10:00:00+24:00         | 2026-11-23T10:00:00Z
          2026-11-24T10:00:00+02:60         | 2026-11-24T07:00:00Z
          """)
  void readsWhatGoReadsInTheseForms(String text, Instant expected) {
    assertThat(SourceTime.parse(text).instant()).isEqualTo(expected);
  }

  @Tag("B049")
  @Tag("B054")
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "yesterday",
        "1764000000",
        "2026-11-24T10:00:60Z",
        "2026-11-24T24:00:00Z",
        "2026-11-24T10:60:00Z",
        "2026-13-24T10:00:00Z",
        "2026-02-30T10:00:00Z",
        "2026-11-24T10:00:00z",
        "2026-11-24t10:00:00Z",
        "2026-11-24T10:00:00.Z",
        "2026-11-24T10:00:00+2:00",
        "2026-11-24T10:00:00+02:61",
        "2026-11-24T10:00:00+25:00",
        "2026-11-24T10:00:00+0100",
        "2026-11-24T10:00:00.1+0100",
        "2026-11-24T10:00:00.123456789+0100",
        "2026-11-24T10:00:00.123+01",
        "2026-11-24T10:00:00.123 +0100",
        "2026-11-24 10:00:00.123+01:0",
        "2026-11-24T10:00:00.",
        "2026-11-24T10",
        "2026-11-24_10:00:00Z",
        "+2026-11-24T10:00:00Z",
        "12026-11-24T10:00:00Z",
        "2026-11-24T10:00:00 02:00",
        "2026-11-24T10:00:00Z ",
        "2026-1-24T10:00:00Z",
        "2026-11-24T10:00:0xZ",
        "2026-11-24T",
        ""
      })
  void refusesWhatAlertmanagerRefuses(String text) {
    assertThatThrownBy(() -> SourceTime.parse(text)).isInstanceOf(DateTimeException.class);
  }

  @Test
  void knowsGosZeroTime() {
    assertThat(SourceTime.parse("0001-01-01T00:00:00Z").isZero()).isTrue();
    assertThat(SourceTime.parse("0001-01-01T00:00:01Z").isZero()).isFalse();
  }
}
