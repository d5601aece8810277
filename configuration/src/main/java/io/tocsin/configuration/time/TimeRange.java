package io.tocsin.configuration.time;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.regex.Pattern;

/**
 * Part of a day, in minutes since midnight by the wall clock.
 *
 * @param startMinute inclusive
 * @param endMinute exclusive; 1440 is the end of the day
 */
public record TimeRange(int startMinute, int endMinute) implements WallClockRange {
  private static final int DAY = 24 * 60;
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]|24:00");

  public TimeRange {
    if (startMinute < 0 || endMinute > DAY || startMinute >= endMinute) {
      throw new IllegalArgumentException(
          "start_time %s is not before end_time %s; a time over midnight is two, until 24:00 and"
                  .formatted(written(startMinute), written(endMinute))
              + " from 00:00");
    }
  }

  /**
   * @throws IllegalArgumentException if the text is not {@code HH:MM} from 00:00 to 24:00
   */
  static int minutes(String text) {
    if (!TIME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "expected a time from 00:00 to 24:00 with two digits each, not \"" + text + "\"");
    }
    return Integer.parseInt(text.substring(0, 2)) * 60 + Integer.parseInt(text.substring(3));
  }

  @Override
  public boolean contains(LocalDateTime wallClock) {
    int minute = wallClock.get(ChronoField.MINUTE_OF_DAY);
    return startMinute <= minute && minute < endMinute;
  }

  @Override
  public String toString() {
    return written(startMinute) + "-" + written(endMinute);
  }

  private static String written(int minutes) {
    return "%02d:%02d".formatted(minutes / 60, minutes % 60);
  }
}
