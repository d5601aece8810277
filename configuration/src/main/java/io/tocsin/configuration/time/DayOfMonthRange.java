package io.tocsin.configuration.time;

import java.time.LocalDateTime;

/**
 * Days of a month, both ends inclusive. Negative days count from the end: −1 is the last day of any
 * month.
 */
public record DayOfMonthRange(int begin, int end) implements WallClockRange {
  private static final int LONGEST_MONTH = 31;
  private static final int SHORTEST_MONTH = 28;

  public DayOfMonthRange {
    refuseIfOutOfRange(begin);
    refuseIfOutOfRange(end);
    if (begin < 0 && end > 0) {
      throw new IllegalArgumentException(
          "end day %d must be negative, as begin day %d is".formatted(end, begin));
    }
    // Alertmanager's check is off by one for days from the end, so 28:-1 is rejected as well.
    if (inShortestMonth(begin) > inShortestMonth(end)) {
      throw new IllegalArgumentException(
          "begin day %d has to come before end day %d, in short months too".formatted(begin, end));
    }
  }

  /**
   * @throws IllegalArgumentException if the text is neither a day nor {@code begin:end}
   */
  static DayOfMonthRange parse(String text) {
    var bounds = Bounds.parse(text, day -> Bounds.number(day, "a day of the month"));
    return new DayOfMonthRange(bounds.begin(), bounds.end());
  }

  /** A begin beyond the end of the month matches no day; an end beyond it means its last day. */
  @Override
  public boolean contains(LocalDateTime wallClock) {
    int length = wallClock.toLocalDate().lengthOfMonth();
    int day = wallClock.getDayOfMonth();
    return day(begin, length) <= day && day <= day(end, length);
  }

  @Override
  public String toString() {
    return begin == end ? String.valueOf(begin) : begin + ":" + end;
  }

  private static int day(int written, int length) {
    return written < 0 ? length + written + 1 : written;
  }

  private static int inShortestMonth(int written) {
    return written < 0 ? SHORTEST_MONTH + written : written;
  }

  private static void refuseIfOutOfRange(int day) {
    if (day == 0 || Math.abs(day) > LONGEST_MONTH) {
      throw new IllegalArgumentException(
          day + " is not a valid day of the month: 1 to 31, or -1 (the last) to -31");
    }
  }
}
