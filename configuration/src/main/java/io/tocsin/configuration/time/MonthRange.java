package io.tocsin.configuration.time;

import java.time.LocalDateTime;
import java.time.Month;
import java.util.Locale;

/** Months of a year, both ends inclusive. */
public record MonthRange(Month begin, Month end) implements WallClockRange {

  public MonthRange {
    if (begin.compareTo(end) > 0) {
      throw new IllegalArgumentException(
          "%s is after %s; over the turn of the year write two ranges"
              .formatted(written(begin), written(end)));
    }
  }

  /**
   * @throws IllegalArgumentException if the text is neither a month, by name or number, nor {@code
   *     begin:end}
   */
  static MonthRange parse(String text) {
    var bounds = Bounds.parse(text, MonthRange::number);
    return new MonthRange(Month.of(bounds.begin()), Month.of(bounds.end()));
  }

  private static int number(String text) {
    for (var month : Month.values()) {
      if (written(month).equals(text.toLowerCase(Locale.ROOT))) {
        return month.getValue();
      }
    }
    int number = Bounds.number(text, "a month in full or 1 to 12");
    if (number < 1 || number > 12) {
      throw new IllegalArgumentException("\"" + text + "\" is not a month in full or 1 to 12");
    }
    return number;
  }

  @Override
  public boolean contains(LocalDateTime wallClock) {
    var month = wallClock.getMonth();
    return begin.compareTo(month) <= 0 && month.compareTo(end) <= 0;
  }

  @Override
  public String toString() {
    return begin == end ? written(begin) : written(begin) + ":" + written(end);
  }

  private static String written(Month month) {
    return month.name().toLowerCase(Locale.ROOT);
  }
}
