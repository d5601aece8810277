package io.tocsin.configuration.time;

import static io.tocsin.configuration.time.Intervals.interval;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("F49, 11 days that are longer or shorter than others")
class SummerTimeTest {

  @ParameterizedTest(name = "{0} {1} from {2} to {3}: {4} minutes")
  @CsvSource({
    // The clock goes from 02:00 to 03:00, and from 03:00 back to 02:00.
    "Europe/Berlin,       2026-03-29, 02:30, 03:00, 0",
    "Europe/Berlin,       2026-03-29, 02:30, 03:30, 30",
    "Europe/Berlin,       2026-10-25, 02:30, 03:00, 60",
    "Europe/Berlin,       2026-10-25, 01:00, 04:00, 240",
    "Europe/Berlin,       2026-03-29, 00:00, 24:00, 1380",
    "Europe/Berlin,       2026-10-25, 00:00, 24:00, 1500",
    "America/New_York,    2026-03-08, 02:00, 03:00, 0",
    "America/New_York,    2026-11-01, 01:00, 02:00, 120",
    // Half an hour, and at midnight.
    "Australia/Lord_Howe, 2026-04-05, 01:30, 02:00, 60",
    "Australia/Lord_Howe, 2026-10-04, 02:00, 02:30, 0",
    "Africa/Cairo,        2026-04-24, 00:00, 01:00, 0",
    "Africa/Cairo,        2026-10-29, 23:00, 24:00, 120",
    "UTC,                 2026-03-29, 02:30, 03:00, 30",
  })
  @DisplayName("a time of day counts as often as the wall clock shows it")
  void timesOfDay(String location, LocalDate day, String start, String end, int minutes) {
    var interval =
        interval(
            "{location: %s, times: [{start_time: '%s', end_time: '%s'}]}"
                .formatted(location, start, end));

    assertThat(minutesInside(interval, day, ZoneId.of(location))).isEqualTo(minutes);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "Europe/Berlin,    2024-03-31, 1380",
    "Europe/Berlin,    2027-10-31, 1500",
    "Europe/Berlin,    2028-02-29, 1440",
    "Europe/Berlin,    2027-02-28, 1440",
    "America/New_York, 2026-10-31, 1440",
    "Africa/Cairo,     2027-04-30, 1380",
  })
  @DisplayName("the last day of a month is a whole day, however long it is")
  void lastDay(String location, LocalDate day, int minutes) {
    var interval = interval("{location: %s, days_of_month: ['-1']}".formatted(location));
    var zone = ZoneId.of(location);

    assertThat(minutesInside(interval, day, zone)).isEqualTo(minutes);
    assertThat(minutesInside(interval, day.minusDays(1), zone)).isZero();
    assertThat(minutesInside(interval, day.plusDays(1), zone)).isZero();
  }

  private static long minutesInside(TimeInterval interval, LocalDate day, ZoneId zone) {
    var start = day.atStartOfDay(zone).toInstant();
    var end = day.plusDays(1).atStartOfDay(zone).toInstant();
    return Stream.iterate(start, end::isAfter, moment -> moment.plus(Duration.ofMinutes(1)))
        .filter(interval::contains)
        .count();
  }
}
