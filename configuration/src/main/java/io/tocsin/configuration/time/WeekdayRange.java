package io.tocsin.configuration.time;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/**
 * Days of the week, both ends inclusive. A week begins on Sunday.
 *
 * @param begin 0 (Sunday) to 6 (Saturday)
 */
public record WeekdayRange(int begin, int end) implements WallClockRange {
  private static final List<String> NAMES =
      List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");

  public WeekdayRange {
    if (begin < 0 || end >= NAMES.size()) {
      throw new IllegalArgumentException("weekdays are 0 to 6, not " + begin + " to " + end);
    }
    if (begin > end) {
      throw new IllegalArgumentException(
          "%s is after %s, as a week begins on sunday; write two ranges"
              .formatted(NAMES.get(begin), NAMES.get(end)));
    }
  }

  /**
   * @throws IllegalArgumentException if the text is neither a weekday nor {@code begin:end}
   */
  static WeekdayRange parse(String text) {
    var bounds = Bounds.parse(text, WeekdayRange::day);
    return new WeekdayRange(bounds.begin(), bounds.end());
  }

  private static int day(String name) {
    int day = NAMES.indexOf(name.toLowerCase(Locale.ROOT));
    if (day < 0) {
      throw new IllegalArgumentException("\"" + name + "\" is not a weekday in full");
    }
    return day;
  }

  @Override
  public boolean contains(LocalDateTime wallClock) {
    int day = wallClock.getDayOfWeek().getValue() % NAMES.size();
    return begin <= day && day <= end;
  }

  @Override
  public String toString() {
    return begin == end ? NAMES.get(begin) : NAMES.get(begin) + ":" + NAMES.get(end);
  }
}
