package io.tocsin.configuration.duration;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Durations like {@code 1h30m}: whole numbers, each unit at most once, larger ones first. A day has
 * 24 hours, a year 365 days.
 *
 * @see <a href="https://github.com/prometheus/common/blob/main/model/time.go">prometheus/common
 *     time.go</a>
 */
public final class PrometheusDuration {
  /** The range of Go's 64 bits of nanoseconds, 292 years. */
  static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  private static final Map<String, Duration> UNITS = units();

  private final String text;
  private int at;

  private PrometheusDuration(String text) {
    this.text = text;
  }

  /**
   * @throws IllegalArgumentException if the text is no such duration, or longer than 292 years
   */
  public static Duration parse(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("empty duration string");
    }
    return text.equals("0") ? Duration.ZERO : new PrometheusDuration(text).read();
  }

  /** As Prometheus prints it: days and larger units only if they divide evenly. */
  public static String text(Duration duration) {
    if (duration.isZero()) {
      return "0s";
    }
    var text = new StringBuilder();
    long rest = duration.toMillis();
    for (var unit : UNITS.entrySet()) {
      long millis = unit.getValue().toMillis();
      boolean onlyWhole = unit.getValue().toDays() > 0;
      if (rest >= millis && !(onlyWhole && rest % millis != 0)) {
        text.append(rest / millis).append(unit.getKey());
        rest %= millis;
      }
    }
    return text.toString();
  }

  private Duration read() {
    var sum = Duration.ZERO;
    for (var unit : UNITS.entrySet()) {
      int digits = digits();
      if (digits > 0
          && text.startsWith(unit.getKey(), at + digits)
          && isWhole(unit.getKey(), digits)) {
        sum = sum.plus(times(unit.getValue(), text.substring(at, at + digits)));
        at += digits + unit.getKey().length();
      }
    }
    if (at < text.length()) {
      throw new IllegalArgumentException("not a valid duration string: \"" + text + "\"");
    }
    if (sum.compareTo(LONGEST) > 0) {
      throw outOfRange();
    }
    return sum;
  }

  /** The {@code m} of {@code ms} is not a minute. */
  private boolean isWhole(String unit, int digits) {
    return !(unit.equals("m") && text.startsWith("ms", at + digits));
  }

  private Duration times(Duration unit, String digits) {
    if (digits.length() > 18) {
      throw outOfRange();
    }
    long count = Long.parseLong(digits);
    if (count > LONGEST.dividedBy(unit)) {
      throw outOfRange();
    }
    return unit.multipliedBy(count);
  }

  private int digits() {
    int end = at;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end - at;
  }

  private IllegalArgumentException outOfRange() {
    return new IllegalArgumentException("duration out of range: \"" + text + "\"");
  }

  private static Map<String, Duration> units() {
    var units = new LinkedHashMap<String, Duration>();
    units.put("y", Duration.ofDays(365));
    units.put("w", Duration.ofDays(7));
    units.put("d", Duration.ofDays(1));
    units.put("h", Duration.ofHours(1));
    units.put("m", Duration.ofMinutes(1));
    units.put("s", Duration.ofSeconds(1));
    units.put("ms", Duration.ofMillis(1));
    return units;
  }
}
