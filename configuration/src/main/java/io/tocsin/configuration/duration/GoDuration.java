package io.tocsin.configuration.duration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;

/**
 * Durations like {@code 1.5h} or {@code 2h45m}, as Go's {@code time.ParseDuration} reads them:
 * fractions, units from {@code ns} to {@code h} in any order, no days. The {@code timeout} of an
 * integration is one of these.
 */
public final class GoDuration {
  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "\u00b5s", 1_000L,
          "\u03bcs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  /** Longer ones are out of range in any unit, and slow to compute. */
  private static final int MAX_LENGTH = 64;

  private final String text;
  private int at;

  private GoDuration(String text) {
    this.text = text;
  }

  /**
   * @throws IllegalArgumentException if the text is no such duration, negative, or longer than 292
   *     years
   */
  public static Duration parse(String text) {
    if (text.startsWith("-")) {
      throw new IllegalArgumentException("negative duration \"" + text + "\"");
    }
    return text.equals("0") ? Duration.ZERO : new GoDuration(text).read();
  }

  private Duration read() {
    at = text.startsWith("+") ? 1 : 0;
    if (at == text.length() || text.length() > MAX_LENGTH) {
      throw invalid();
    }
    var nanos = BigDecimal.ZERO;
    while (at < text.length()) {
      nanos = nanos.add(number().multiply(unit()));
    }
    if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw invalid();
    }
    return Duration.ofNanos(nanos.setScale(0, RoundingMode.DOWN).longValueExact());
  }

  private BigDecimal number() {
    int start = at;
    while (at < text.length() && isPartOfNumber(text.charAt(at))) {
      at++;
    }
    try {
      return new BigDecimal(text.substring(start, at));
    } catch (NumberFormatException e) {
      throw invalid();
    }
  }

  private BigDecimal unit() {
    int start = at;
    while (at < text.length() && !isPartOfNumber(text.charAt(at))) {
      at++;
    }
    var unit = text.substring(start, at);
    if (unit.isEmpty()) {
      throw new IllegalArgumentException("missing unit in duration \"" + text + "\"");
    }
    var nanos = NANOS.get(unit);
    if (nanos == null) {
      throw new IllegalArgumentException(
          "unknown unit \"%s\" in duration \"%s\"".formatted(unit, text));
    }
    return BigDecimal.valueOf(nanos);
  }

  private static boolean isPartOfNumber(char c) {
    return c == '.' || (c >= '0' && c <= '9');
  }

  private IllegalArgumentException invalid() {
    return new IllegalArgumentException("invalid duration \"" + text + "\"");
  }
}
