package io.tocsin.configuration.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.testkit.fuzz.Fuzzing;
import java.time.LocalDateTime;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RangeFuzzTest {
  private static final LocalDateTime MOMENT = LocalDateTime.parse("2028-02-29T23:59:59");

  @Test
  @DisplayName("11 any text is a range, which reads back as it was written, or it is refused")
  void anyText() {
    Fuzzing.run(
        "ranges.txt",
        text ->
            Stream.<Function<String, WallClockRange>>of(
                    RangeFuzzTest::times,
                    WeekdayRange::parse,
                    DayOfMonthRange::parse,
                    MonthRange::parse,
                    YearRange::parse)
                .map(reader -> answer(text, reader))
                .collect(Collectors.joining(" / ")));
  }

  @Test
  @DisplayName("11 any text is a place, or it is refused")
  void places() {
    Fuzzing.run(
        "ranges.txt",
        text -> {
          try {
            return "a place " + Location.parse(text).getRules().isFixedOffset();
          } catch (IllegalArgumentException refused) {
            return "refused";
          }
        });
  }

  private static String answer(String text, Function<String, WallClockRange> reader) {
    try {
      var range = reader.apply(text);
      assertThat(reader.apply(range.toString())).isEqualTo(range);
      return "a range " + range.contains(MOMENT);
    } catch (IllegalArgumentException refused) {
      return String.valueOf(refused.getMessage()).replace(text, "");
    }
  }

  /** From one key to the other, as they are shown. */
  private static TimeRange times(String text) {
    int between = text.indexOf('-');
    return new TimeRange(
        TimeRange.minutes(text.substring(0, Math.max(0, between))),
        TimeRange.minutes(text.substring(between + 1)));
  }
}
