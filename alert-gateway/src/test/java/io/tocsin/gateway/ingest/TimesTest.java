package io.tocsin.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.label.LabelSet;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Start and end as section 4.1 has them. It is ten o'clock, and an alert lasts five minutes. */
class TimesTest {
  private final Posting posting = new Posting();

  @ParameterizedTest(name = "{0}: start {1}, end {2}")
  @CsvSource({
    "4.1-2 neither,            -,                     -,                     10:00:00, 10:05:00, true",
    "4.1-2 only an end,        -,                     2026-11-24T10:03:00Z,  10:03:00, 10:03:00, false",
    "4.1-2 end in the past,    -,                     2026-11-24T09:03:00Z,  09:03:00, 09:03:00, false",
    "4.1-3 only a start,       2026-11-24T09:00:00Z,  -,                     09:00:00, 10:05:00, true",
    "4.1-4 both equal,         2026-11-24T09:00:00Z,  2026-11-24T09:00:00Z,  09:00:00, 09:00:00, false",
    "R T6 a little ahead,      2026-11-24T10:00:09Z,  -,                     10:00:09, 10:05:00, true",
    "B052 zero times,          0001-01-01T00:00:00Z,  0001-01-01T00:00:00Z,  10:00:00, 10:05:00, true",
    "B054 nanoseconds,         2026-11-24T09:00:00.0Z,2026-11-24T12:00:00+02:00, 09:00:00, 10:00:00, false",
    "B051 clock ahead,         2030-01-01T00:00:00Z,  -,                     10:00:00, 10:05:00, true",
  })
  @Tag("B051")
  @Tag("B052")
  @Tag("B054")
  void startAndEnd(String id, String start, String end, String from, String to, boolean assumed) {
    var alert = posting.stored(alert(start, end));

    assertThat(alert.startsAt()).isEqualTo(today(from));
    assertThat(alert.endsAt()).isEqualTo(today(to));
    assertThat(alert.endIsAssumed()).isEqualTo(assumed);
  }

  @Test
  @DisplayName("B051, L-21 a clock that is ahead is marked, with words that stay the same")
  void clockAheadIsMarked() {
    var alert = posting.stored(alert("2030-01-01T00:00:00Z", "-"));

    assertThat(alert.annotations())
        .isEqualTo(
            LabelSet.of(
                "__tocsin_clock_ahead", "the source says that it starts at 2030-01-01T00:00:00Z"));
  }

  @Test
  @DisplayName("B053, L-19 an end in the year 9999 counts as a day ahead")
  void farEndIsCapped() {
    var alert = posting.stored(alert("2026-11-24T09:00:00Z", "9999-12-31T23:59:59Z"));

    assertThat(alert.endsAt()).isEqualTo(Posting.NOW.plusSeconds(24 * 3600));
    assertThat(alert.endIsAssumed()).isFalse();
  }

  @Test
  void theOffsetOfTheSourceIsKept() {
    var alert = posting.stored(alert("2026-11-24T11:00:00+02:00", "-"));

    assertThat(alert.startsAt()).isEqualTo(today("09:00:00"));
    assertThat(alert.offset()).isEqualTo(ZoneOffset.ofHours(2));
  }

  private static String alert(String start, String end) {
    return "[{\"labels\":{\"a\":\"b\"}%s%s}]"
        .formatted(member("startsAt", start), member("endsAt", end));
  }

  private static String member(String name, String value) {
    return value.equals("-") ? "" : ",\"%s\":\"%s\"".formatted(name, value);
  }

  private static Instant today(String time) {
    return Instant.parse("2026-11-24T" + time + "Z");
  }
}
