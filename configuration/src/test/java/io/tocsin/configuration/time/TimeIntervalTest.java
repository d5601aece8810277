package io.tocsin.configuration.time;

import static io.tocsin.configuration.time.Intervals.interval;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeIntervalTest {

  @ParameterizedTest(name = "{0} at {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          times: [{start_time: '09:00', end_time: '17:00'}] | 2026-03-04T16:59:59Z | true
          times: [{start_time: '09:00', end_time: '17:00'}] | 2026-03-04T17:00:00Z | false
          times: [{start_time: '09:00', end_time: '17:00'}] | 2026-03-04T09:00:00Z | true
          times: [{start_time: '09:00', end_time: '17:00'}] | 2026-03-04T08:59:59.999Z | false
          times: [{start_time: 09:00, end_time: 17:00}]     | 2026-03-04T16:59:59Z | true
          times: [{start_time: '00:00', end_time: '24:00'}] | 2026-03-04T23:59:59Z | true
          days_of_month: ['-3:-1']                          | 2026-02-28T12:00:00Z | true
          days_of_month: ['-3:-1']                          | 2026-02-25T12:00:00Z | false
          days_of_month: ['-3:-1']                          | 2026-02-26T00:00:00Z | true
          days_of_month: ['-3:-1']                          | 2028-02-26T12:00:00Z | false
          days_of_month: ['31']                             | 2026-04-30T12:00:00Z | false
          days_of_month: ['29:31']                          | 2026-04-30T12:00:00Z | true
          days_of_month: ['29:31']                          | 2026-02-28T12:00:00Z | false
          {days_of_month: ['1:31'], months: [february]}     | 2026-02-28T12:00:00Z | true
          days_of_month: ['5:-2']                           | 2026-04-04T23:59:59Z | false
          days_of_month: ['5:-2']                           | 2026-04-05T00:00:00Z | true
          days_of_month: ['5:-2']                           | 2026-04-29T23:59:59Z | true
          days_of_month: ['5:-2']                           | 2026-04-30T00:00:00Z | false
          days_of_month: ['-31:-30']                        | 2026-02-01T00:00:00Z | false
          days_of_month: ['-31:-29']                        | 2026-03-02T00:00:00Z | true
          weekdays: ['monday:friday']                       | 2026-08-22T12:00:00Z | false
          weekdays: ['monday:friday']                       | 2026-08-21T12:00:00Z | true
          weekdays: [sunday]                                | 2026-08-23T12:00:00Z | true
          {location: America/New_York, times: [{start_time: '09:00', end_time: '17:00'}]} | 2026-07-15T13:30:00Z | true
          {location: America/New_York, times: [{start_time: '09:00', end_time: '17:00'}]} | 2026-01-15T13:30:00Z | false
          {weekdays: [monday], months: [january]}           | 2026-01-06T12:00:00Z | false
          {weekdays: [monday], months: [january]}           | 2026-02-02T12:00:00Z | false
          {weekdays: [monday], months: [january]}           | 2026-01-05T12:00:00Z | true
          months: ['1:3', '6', december]                    | 2026-03-31T23:59:59Z | true
          months: ['1:3', '6', december]                    | 2026-06-01T00:00:00Z | true
          months: ['1:3', '6', december]                    | 2026-04-01T00:00:00Z | false
          years: ['2026:2028', '2030']                      | 2029-12-31T23:59:59Z | false
          years: ['2026:2028', 2030]                        | 2030-01-01T00:00:00Z | true
          {}                                                | 2026-01-01T00:00:00Z | true
          weekdays: []                                      | 2026-01-01T00:00:00Z | false
          """)
  @DisplayName("23.7 which moments are inside")
  void contains(String element, Instant moment, boolean inside) {
    assertThat(interval(element).contains(moment)).isEqualTo(inside);
  }
}
