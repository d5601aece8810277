package io.tocsin.model.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");
  private static final long SECONDS_OF_12000_YEARS = 380_000_000_000L;

  static Stream<Instant> times() {
    var random = new Random(7);
    var near =
        Stream.generate(
            () -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)));
    var far =
        Stream.generate(
            () ->
                Instant.ofEpochSecond(
                    random.nextLong(-SECONDS_OF_12000_YEARS, SECONDS_OF_12000_YEARS),
                    random.nextInt(1000) * 1_000_000));
    var edges =
        Stream.of(
            Instant.EPOCH,
            Instant.parse("0000-01-01T00:00:00Z"),
            Instant.parse("9999-12-31T23:59:59.999999999Z"),
            Instant.parse("2026-02-28T23:59:59Z"),
            Instant.parse("2024-02-29T12:00:00.000001Z"));
    return Stream.of(near.limit(500), far.limit(500), edges).flatMap(all -> all);
  }

  @ParameterizedTest
  @MethodSource("times")
  void writesAndReadsUtcAsTheJdkDoes(Instant time) {
    assertThat(Rfc3339.utc(time)).isEqualTo(time.toString());
    Rfc3339.parseUtc(time.toString()).ifPresent(read -> assertThat(read).isEqualTo(time));
  }

  @ParameterizedTest
  @MethodSource("times")
  void writesMillisInAnyZoneAsTheJdkDoes(Instant time) {
    for (int seconds : new int[] {0, 3600, -3600, 19_800, -34_200, 64_800, -64_800, 1, -3661}) {
      var offset = ZoneOffset.ofTotalSeconds(seconds);

      assertThat(Rfc3339.millis(time, offset)).isEqualTo(MILLIS.format(time.atOffset(offset)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-30T10:00:00Z",
        "2026-11-30T10:00:00.1Z",
        "2026-11-30T10:00:00.123456789Z",
        "2024-02-29T00:00:00Z"
      })
  void readsTheUsualForm(String text) {
    assertThat(Rfc3339.parseUtc(text)).contains(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-11-30",
        "2026-11-30T10:00Z",
        "2026-11-30T10:00:00",
        "2026-11-30T10:00:00.Z",
        "2026-11-30T10:00:00.1234567890Z",
        "2026-11-30T10:00:00,1Z",
        "2026-11-30T10:00:00+01:00",
        "2026-11-30t10:00:00Z",
        "2026-02-29T10:00:00Z",
        "2026-13-01T10:00:00Z",
        "2026-00-01T10:00:00Z",
        "2026-11-30T24:00:00Z",
        "2026-11-30T23:59:60Z",
        "+12026-11-30T10:00:00Z",
        "2026-11-3xT10:00:00Z"
      })
  void leavesAnyOtherFormToOthers(String text) {
    assertThat(Rfc3339.parseUtc(text)).isEmpty();
  }

  @Test
  void readsWhatItHasWritten() {
    var time = Instant.parse("2026-11-30T10:00:00.120Z");

    assertThat(Rfc3339.parseUtc(Rfc3339.utc(time))).contains(time);
  }
}
