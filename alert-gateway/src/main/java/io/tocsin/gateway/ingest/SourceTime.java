package io.tocsin.gateway.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Objects;

/**
 * A time as a source wrote it. The usual form is read by hand, because there are two in every alert
 * and {@link Instant#parse} takes half a microsecond for each.
 *
 * @param offset the zone it was written in; UTC where none was given
 */
public record SourceTime(Instant instant, ZoneOffset offset) {
  private static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");
  private static final int SHORTEST = "2006-01-02T15:04:05Z".length();
  private static final int END_OF_SECONDS = "2006-01-02T15:04:05".length();
  private static final int ZONE_LENGTH = "+00:00".length();
  private static final int MAX_OFFSET_SECONDS = 18 * 3600;
  private static final int NANO_DIGITS = 9;

  /** Date only, a blank instead of the T, no seconds, no zone: all taken by Alertmanager. */
  private static final DateTimeFormatter OTHER_FORMS =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd[['T'][' ']HH:mm[:ss]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, NANO_DIGITS, true)
          .appendPattern("[XXX]]")
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  public static SourceTime utc(Instant instant) {
    return new SourceTime(instant, ZoneOffset.UTC);
  }

  /** Whether it is Go's way to say that no time is set. */
  public boolean isZero() {
    return instant.equals(ZERO);
  }

  public boolean isBefore(SourceTime other) {
    return instant.isBefore(other.instant);
  }

  /**
   * @throws DateTimeException if it is none of the forms Alertmanager reads
   */
  public static SourceTime parse(String text) {
    return isUsualForm(text) ? parseUsual(text) : parseOther(text);
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
    char sign = text.charAt(text.length() - ZONE_LENGTH);
    return text.charAt(text.length() - 1) == 'Z' || sign == '+' || sign == '-';
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
    if (text.charAt(at) != '.') {
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

  /** What is finer than a nanosecond is cut off. */
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
    char sign = left == ZONE_LENGTH ? text.charAt(at) : ' ';
    if ((sign != '+' && sign != '-') || text.charAt(at + 3) != ':') {
      throw new DateTimeException("no zone such as Z or +02:00 at its end");
    }
    int seconds =
        inRange(digits(text, at + 1, at + 3), 24) * 3600
            + inRange(digits(text, at + 4, at + 6), 59) * 60;
    return sign == '-' ? -seconds : seconds;
  }

  /** Go knows zones that are further from UTC than Java's; the instant is right all the same. */
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

  private static SourceTime parseOther(String text) {
    var parsed = OTHER_FORMS.parse(text);
    var offset = Objects.requireNonNullElse(parsed.query(TemporalQueries.offset()), ZoneOffset.UTC);
    return new SourceTime(dateTime(parsed).toInstant(offset), offset);
  }

  private static LocalDateTime dateTime(TemporalAccessor parsed) {
    var date = Objects.requireNonNull(parsed.query(TemporalQueries.localDate()));
    var time = parsed.query(TemporalQueries.localTime());
    return time == null ? date.atStartOfDay() : date.atTime(time);
  }
}
