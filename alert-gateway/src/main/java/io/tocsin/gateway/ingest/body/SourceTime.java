package io.tocsin.gateway.ingest.body;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A time as reported, in any format that Alertmanager parses. The usual format has its own parser,
 * because every alert has two times and {@link Instant#parse} takes half a microsecond for each;
 * other formats are completed to the usual one.
 *
 * @param offset as reported; UTC if none was given
 * @see <a href="https://github.com/go-openapi/strfmt/blob/master/time.go">the forms</a>, which Go
 *     reads with a comma for the point, an hour of one digit and offsets of 24 hours and 60 minutes
 *     as well
 */
public record SourceTime(Instant instant, ZoneOffset offset) {
  private static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");
  private static final int SHORTEST = "2006-01-02T15:04:05Z".length();
  private static final int END_OF_DATE = "2006-01-02".length();
  private static final int END_OF_SECONDS = "2006-01-02T15:04:05".length();
  private static final int HOURS_AND_MINUTES = "15:04".length();
  private static final int ZONE_LENGTH = "+00:00".length();
  private static final int ZONE_WITHOUT_COLON = "+0000".length();
  private static final int MAX_OFFSET_SECONDS = 18 * 3600;
  private static final int NANO_DIGITS = 9;

  public static SourceTime utc(Instant instant) {
    return new SourceTime(instant, ZoneOffset.UTC);
  }

  /** Whether this is Go's zero time, which means not set. */
  public boolean isZero() {
    return instant.equals(ZERO);
  }

  public boolean isBefore(SourceTime other) {
    return instant.isBefore(other.instant);
  }

  /**
   * @throws DateTimeException if Alertmanager would not parse it either
   */
  public static SourceTime parse(String text) {
    return parseUsual(isUsualForm(text) ? text : completed(text));
  }

  /** Date only, a blank instead of the T, an hour of one digit, no seconds, no zone. */
  private static String completed(String text) {
    if (text.length() == END_OF_DATE) {
      return checked(text + "T00:00:00Z");
    }
    if (text.length() < END_OF_DATE || "T ".indexOf(text.charAt(END_OF_DATE)) < 0) {
      throw new DateTimeException("no date and time");
    }
    var time = withZone(withSeconds(withTwoDigits(text.substring(END_OF_DATE + 1))));
    return checked(text.substring(0, END_OF_DATE) + "T" + time);
  }

  private static String withTwoDigits(String time) {
    return time.indexOf(':') == 1 ? "0" + time : time;
  }

  private static String withSeconds(String time) {
    if (time.length() < HOURS_AND_MINUTES) {
      throw new DateTimeException("no minutes");
    }
    return time.startsWith(":", HOURS_AND_MINUTES)
        ? time
        : time.substring(0, HOURS_AND_MINUTES) + ":00" + time.substring(HOURS_AND_MINUTES);
  }

  private static String withZone(String time) {
    return hasZone(time) ? time : time + "Z";
  }

  private static String checked(String completed) {
    if (!isUsualForm(completed)) {
      throw new DateTimeException("no time");
    }
    return completed;
  }

  private static boolean isUsualForm(String text) {
    return text.length() >= SHORTEST
        && text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':'
        && hasZone(text);
  }

  private static boolean hasZone(String text) {
    int length = text.length();
    return text.charAt(length - 1) == 'Z'
        || isSign(text.charAt(length - ZONE_LENGTH))
        || isSign(text.charAt(length - ZONE_WITHOUT_COLON));
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }

  private static SourceTime parseUsual(String text) {
    long day =
        LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)).toEpochDay();
    long second =
        inRange(digits(text, 11, 13), 23) * 3600L
            + inRange(digits(text, 14, 16), 59) * 60L
            + inRange(digits(text, 17, 19), 59);
    int zoneAt = endOfFraction(text);
    int offset = offsetSeconds(text, zoneAt);
    return new SourceTime(
        Instant.ofEpochSecond(day * 86_400 + second - offset, nanos(text, zoneAt)), zoneOf(offset));
  }

  private static int endOfFraction(String text) {
    int at = END_OF_SECONDS;
    if (text.charAt(at) != '.' && text.charAt(at) != ',') {
      return at;
    }
    do {
      at++;
    } while (at < text.length() && isDigit(text.charAt(at)));
    if (at == END_OF_SECONDS + 1) {
      throw new DateTimeException("a fraction without digits");
    }
    return at;
  }

  /** Digits beyond nanoseconds are dropped. */
  private static int nanos(String text, int end) {
    int nanos = 0;
    for (int i = 1; i <= NANO_DIGITS; i++) {
      int at = END_OF_SECONDS + i;
      nanos = nanos * 10 + (at < end ? text.charAt(at) - '0' : 0);
    }
    return nanos;
  }

  private static int offsetSeconds(String text, int at) {
    int left = text.length() - at;
    if (left == 1 && text.charAt(at) == 'Z') {
      return 0;
    }
    int minutesAt = at + 3 + (hasColon(text, at) ? 1 : 0);
    if (!isSign(text.charAt(at)) || minutesAt + 2 != text.length()) {
      throw new DateTimeException("no zone such as Z or +02:00 at its end");
    }
    int seconds =
        inRange(digits(text, at + 1, at + 3), 24) * 3600
            + inRange(digits(text, minutesAt, minutesAt + 2), 60) * 60;
    return text.charAt(at) == '-' ? -seconds : seconds;
  }

  /**
   * The colon may be missing only after milliseconds or microseconds; Alertmanager has no other
   * such formats.
   */
  private static boolean hasColon(String text, int zoneAt) {
    int fraction = zoneAt - END_OF_SECONDS - 1;
    return text.startsWith(":", zoneAt + 3) || (fraction != 3 && fraction != 6);
  }

  /** Go allows larger offsets than Java; those become UTC, with the correct instant. */
  private static ZoneOffset zoneOf(int seconds) {
    return Math.abs(seconds) > MAX_OFFSET_SECONDS
        ? ZoneOffset.UTC
        : ZoneOffset.ofTotalSeconds(seconds);
  }

  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i))) {
        throw new DateTimeException("no digit where one belongs");
      }
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static int inRange(int number, int max) {
    if (number > max) {
      throw new DateTimeException(number + " is more than " + max);
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
