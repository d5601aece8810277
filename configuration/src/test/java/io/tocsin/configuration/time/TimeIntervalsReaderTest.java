package io.tocsin.configuration.time;

import static io.tocsin.configuration.Reading.mistakesIn;
import static io.tocsin.configuration.Reading.reading;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeIntervalsReaderTest {
  private static final String SMALLEST = "route:\n  receiver: r\nreceivers:\n  - name: r\n";

  @Test
  @DisplayName("11 both keys make intervals, each with any number of elements")
  void bothKeys() {
    var intervals =
        reading(
                SMALLEST
                    + """
                    mute_time_intervals:
                      - name: old
                        time_intervals: [{years: ['2025']}]
                    time_intervals:
                      - name: nights
                        time_intervals:
                          - times: [{start_time: '22:00', end_time: '24:00'}]
                          - times: [{start_time: '00:00', end_time: '06:00'}]
                    """)
            .timeIntervals();

    assertThat(intervals).containsOnlyKeys("nights", "old");
    assertThat(intervals.get("nights"))
        .matches(nights -> nights.contains(Instant.parse("2026-01-01T23:00:00Z")))
        .matches(nights -> nights.contains(Instant.parse("2026-01-01T05:59:59Z")))
        .matches(nights -> !nights.contains(Instant.parse("2026-01-01T12:00:00Z")));
  }

  @Test
  @DisplayName("17.2 time intervals need a name of their own, over both keys")
  void names() {
    assertThat(
            mistakesIn(
                SMALLEST
                    + """
                    time_intervals:
                      - name: nights
                      - time_intervals: []
                      -
                    mute_time_intervals:
                      - name: nights
                    """))
        .containsExactly(
            "line 7: time_intervals[1]: missing name in time interval",
            "line 8: time_intervals[2]: missing name in time interval",
            "line 10: mute_time_intervals[0].name: time interval \"nights\" is not unique");
  }

  @Test
  void whatContainsNoMomentIsSaid() {
    var warnings =
        reading(
                SMALLEST
                    + """
                    time_intervals:
                      - name: never
                      - name: neither
                        time_intervals: [{weekdays: []}]
                    """)
            .warnings();

    assertThat(warnings)
        .containsExactly(
            "line 6, column 5: time_intervals[0]: time_intervals is empty, so this interval contains no"
                + " moment",
            "line 8, column 23: time_intervals[1].time_intervals[0].weekdays: an empty list contains no"
                + " moment, so this element never applies");
  }

  @Test
  @DisplayName("11 an element without fields contains every moment, and that is said")
  void withoutFields() {
    var configuration =
        reading(
            SMALLEST
                + """
                time_intervals:
                  - name: always
                    time_intervals:
                      -
                      - {location: Europe/Berlin}
                """);

    assertThat(configuration.timeIntervals().get("always"))
        .matches(always -> always.contains(Instant.EPOCH));
    assertThat(configuration.warnings())
        .containsExactly(
            "line 8, column 8: time_intervals[0].time_intervals[0]: no field restricts this element, so every"
                + " moment is inside",
            "line 9, column 9: time_intervals[0].time_intervals[1]: no field restricts this element, so every"
                + " moment is inside");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          times: [{start_time: '22:00', end_time: '06:00'}] | times[0].start_time: start_time 22:00 is not before end_time 06:00;
          times: [{start_time: '06:00', end_time: '06:00'}] | times[0].start_time: start_time 06:00 is not before end_time 06:00;
          times: [{start_time: '9:00', end_time: '17:00'}]  | times[0].start_time: expected a time from 00:00 to 24:00
          times: [{start_time: '09:00', end_time: '24:01'}] | times[0].end_time: expected a time from 00:00 to 24:00
          times: [{start_time: '09:00'}]                    | times[0]: both start_time and end_time must be provided
          times: [{start_time: '09:00', end: '10:00', end_time: '10:00'}] | times[0].end: unknown key
          times: ['09:00-17:00']                            | times[0]: expected keys with values, not text
          weekdays: ['saturday:sunday']                     | weekdays[0]: saturday is after sunday, as a week begins on sunday
          weekdays: [mon]                                   | weekdays[0]: "mon" is not a weekday in full
          weekdays: ['monday:wednesday:friday']             | weekdays[0]: expected begin:end, not "monday:wednesday:friday"
          weekdays: monday                                  | weekdays: expected a list, not text
          days_of_month: ['27:-3']                          | days_of_month[0]: begin day 27 has to come before end day -3, in short months too
          days_of_month: ['-1:1']                           | days_of_month[0]: end day 1 must be negative, as begin day -1 is
          days_of_month: ['0']                              | days_of_month[0]: 0 is not a valid day of the month
          days_of_month: ['32']                             | days_of_month[0]: 32 is not a valid day of the month
          days_of_month: ['-32:-1']                         | days_of_month[0]: -32 is not a valid day of the month
          days_of_month: ['1.5']                            | days_of_month[0]: "1.5" is not a day of the month
          days_of_month: ['9999999999']                     | days_of_month[0]: "9999999999" is not a day of the month
          months: ['december:january']                      | months[0]: december is after january
          months: ['13']                                    | months[0]: "13" is not a month in full or 1 to 12
          months: [jan]                                     | months[0]: "jan" is not a month in full or 1 to 12
          years: ['2030:2026']                              | years[0]: year 2030 is after year 2026
          years: ['now']                                    | years[0]: "now" is not a year
          location: Mars/Olympus                            | location: unknown time zone Mars/Olympus
          location: +02:00                                  | location: unknown time zone +02:00
          hours: []                                         | hours: unknown key
          """)
  @DisplayName("11, 23.7 what an element must not have")
  void refused(String element, String message) {
    assertThat(mistakesIn(Intervals.file(element)))
        .singleElement()
        .asString()
        .startsWith("line 7: time_intervals[0].time_intervals[0]." + message);
  }
}
