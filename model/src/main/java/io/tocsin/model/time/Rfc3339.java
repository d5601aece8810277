package io.tocsin.model.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Formats and parses RFC 3339 times. Hand-written, because each alert of each notification and
 * listing has two or three, and a formatter takes ten times as long. Unusual times are left to the
 * formatter, so the results are the same.
 */
public final class Rfc3339 {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");
  private static final int LONGEST = "2006-01-02T15:04:05.123456789+00:00".length();
  private static final int NANOS_PER_MILLI = 1_000_000;
  private static final int MAX_YEAR = 9999;

  private Rfc3339() {}

  /** In UTC, with zero, three, six or nine fractional digits as needed. */
  public static String utc(Instant time) {
    var utc = local(time, ZoneOffset.UTC);
    if (!hasUsualYear(utc)) {
      return time.toString();
    }
    var text = dateAndTime(utc);
    fraction(text, utc.getNano());
    return text.append('Z').toString();
  }

  /** With three fractional digits, truncated. */
  public static String millis(Instant time, ZoneOffset offset) {
    var local = local(time, offset);
    if (!hasUsualYear(local) || offset.getTotalSeconds() % 60 != 0) {
      return MILLIS.format(local.atOffset(offset));
    }
    var text = dateAndTime(local).append('.');
    digits(text, local.getNano() / NANOS_PER_MILLI, 3);
    return zone(text, offset.getTotalSeconds() / 60).toString();
  }

  /** The time written by {@link #utc}; empty for any other format. */
  public static Optional<Instant> parseUtc(String text) {
    return TextOfTime.isUsual(text) ? Optional.of(TextOfTime.read(text)) : Optional.empty();
  }

  private static LocalDateTime local(Instant time, ZoneOffset offset) {
    return LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), offset);
  }

  private static boolean hasUsualYear(LocalDateTime time) {
    return time.getYear() >= 0 && time.getYear() <= MAX_YEAR;
  }

  private static StringBuilder dateAndTime(LocalDateTime time) {
    var text = new StringBuilder(LONGEST);
    digits(text, time.getYear(), 4);
    digits(text.append('-'), time.getMonthValue(), 2);
    digits(text.append('-'), time.getDayOfMonth(), 2);
    digits(text.append('T'), time.getHour(), 2);
    digits(text.append(':'), time.getMinute(), 2);
    digits(text.append(':'), time.getSecond(), 2);
    return text;
  }

  private static void fraction(StringBuilder text, int nanos) {
    if (nanos == 0) {
      return;
    }
    text.append('.');
    if (nanos % NANOS_PER_MILLI == 0) {
      digits(text, nanos / NANOS_PER_MILLI, 3);
    } else if (nanos % 1000 == 0) {
      digits(text, nanos / 1000, 6);
    } else {
      digits(text, nanos, 9);
    }
  }

  private static StringBuilder zone(StringBuilder text, int minutes) {
    if (minutes == 0) {
      return text.append('Z');
    }
    text.append(minutes < 0 ? '-' : '+');
    digits(text, Math.abs(minutes) / 60, 2);
    digits(text.append(':'), Math.abs(minutes) % 60, 2);
    return text;
  }

  private static void digits(StringBuilder text, int number, int count) {
    int unit = 1;
    for (int i = 1; i < count; i++) {
      unit *= 10;
    }
    for (; unit > 0; unit /= 10) {
      text.append((char) ('0' + number / unit % 10));
    }
  }
}
