package io.tocsin.configuration.time;

import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/** The two ends of a range as numbers, equal for a single value. */
record Bounds(int begin, int end) {
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,9}");

  /**
   * @param member parses one end
   * @throws IllegalArgumentException if there are more than two ends, or {@code member} throws it
   */
  static Bounds parse(String text, ToIntFunction<String> member) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      int both = member.applyAsInt(text);
      return new Bounds(both, both);
    }
    var end = text.substring(colon + 1);
    if (end.indexOf(':') >= 0) {
      throw new IllegalArgumentException("expected begin:end, not \"" + text + "\"");
    }
    return new Bounds(member.applyAsInt(text.substring(0, colon)), member.applyAsInt(end));
  }

  /**
   * @param what is expected, for the message
   * @throws IllegalArgumentException if it is not a whole number
   */
  static int number(String text, String what) {
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is not " + what);
    }
    return Integer.parseInt(text);
  }
}
