package io.tocsin.configuration.time;

import java.time.LocalDateTime;

/** Years, both ends inclusive. */
public record YearRange(int begin, int end) implements WallClockRange {

  public YearRange {
    if (begin > end) {
      throw new IllegalArgumentException("year " + begin + " is after year " + end);
    }
  }

  /**
   * @throws IllegalArgumentException if the text is neither a year nor {@code begin:end}
   */
  static YearRange parse(String text) {
    var bounds = Bounds.parse(text, year -> Bounds.number(year, "a year"));
    return new YearRange(bounds.begin(), bounds.end());
  }

  @Override
  public boolean contains(LocalDateTime wallClock) {
    return begin <= wallClock.getYear() && wallClock.getYear() <= end;
  }

  @Override
  public String toString() {
    return begin == end ? String.valueOf(begin) : begin + ":" + end;
  }
}
