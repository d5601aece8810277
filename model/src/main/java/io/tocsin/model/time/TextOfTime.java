package io.tocsin.model.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/** Parses {@code 2006-01-02T15:04:05.123Z}, with up to nine fractional digits or none. */
final class TextOfTime {
  private static final String PATTERN = "dddd-dd-ddTdd:dd:dd";
  private static final int SECONDS_END = PATTERN.length();
  private static final int NANO_DIGITS = 9;
  private static final long SECONDS_PER_DAY = 86_400;

  private TextOfTime() {}

  /** Whether the text has that format and is a valid time. */
  static boolean isUsual(String text) {
    int end = text.length() - 1;
    return end >= SECONDS_END
        && text.charAt(end) == 'Z'
        && isDateAndTime(text)
        && isFraction(text, end)
        && isInRange(text);
  }

  /**
   * @param text a text accepted by {@link #isUsual}
   */
  static Instant read(String text) {
    long day =
        LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
    int second = number(text, 11, 13) * 3600 + number(text, 14, 16) * 60 + number(text, 17, 19);
    return Instant.ofEpochSecond(day * SECONDS_PER_DAY + second, nanos(text));
  }

  private static boolean isDateAndTime(String text) {
    for (int i = 0; i < SECONDS_END; i++) {
      char wanted = PATTERN.charAt(i);
      if (wanted == 'd' ? !isDigit(text.charAt(i)) : text.charAt(i) != wanted) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFraction(String text, int end) {
    if (end == SECONDS_END) {
      return true;
    }
    int digits = end - SECONDS_END - 1;
    if (text.charAt(SECONDS_END) != '.' || digits < 1 || digits > NANO_DIGITS) {
      return false;
    }
    for (int i = SECONDS_END + 1; i < end; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInRange(String text) {
    int month = number(text, 5, 7);
    return month >= 1
        && month <= 12
        && YearMonth.of(number(text, 0, 4), month).isValidDay(number(text, 8, 10))
        && number(text, 11, 13) < 24
        && number(text, 14, 16) < 60
        && number(text, 17, 19) < 60;
  }

  private static int nanos(String text) {
    int nanos = 0;
    for (int i = 1; i <= NANO_DIGITS; i++) {
      int at = SECONDS_END + i;
      nanos = nanos * 10 + (at < text.length() - 1 ? text.charAt(at) - '0' : 0);
    }
    return nanos;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
