package io.tocsin.configuration.redaction;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The decodings of a text: unchanged, and with percent signs, JSON escapes and HTML entities
 * decoded once, twice and three times.
 */
final class Reading {
  /** Three levels cover all proxies seen so far. */
  private static final int MOST_DECODINGS = 3;

  private static final Map<String, Integer> ENTITIES =
      Map.of(
          "amp;",
          (int) '&',
          "lt;",
          (int) '<',
          "gt;",
          (int) '>',
          "quot;",
          (int) '"',
          "apos;",
          (int) '\'');
  private static final int LONGEST_ENTITY = 8;

  private Reading() {}

  /** All distinct decodings, the unchanged text first. */
  static List<Bytes> of(String text) {
    var readings = new ArrayList<Bytes>();
    var next = plain(text);
    readings.add(next);
    for (int i = 0; i < MOST_DECODINGS; i++) {
      var decoded = decoded(next);
      if (decoded.size() == next.size()) {
        break;
      }
      readings.add(decoded);
      next = decoded;
    }
    return readings;
  }

  /**
   * The bytes to compare: lower case, because hexadecimal digits and host names come in both, and
   * without characters that an encoder or terminal may insert, including a plus for a space.
   */
  static Bytes comparable(Bytes reading) {
    var kept = new Bytes(reading.size());
    for (int i = 0; i < reading.size(); i++) {
      int value = reading.at(i);
      if (value > ' ' && value != '+' && value != '\\' && value != 0x7F) {
        kept.add(lowerCase(value), reading.start(i), reading.end(i));
      }
    }
    return kept;
  }

  /** ASCII only: other values are parts of multi-byte characters. */
  private static int lowerCase(int value) {
    return value >= 'A' && value <= 'Z' ? value - 'A' + 'a' : value;
  }

  private static Bytes plain(String text) {
    var bytes = new Bytes(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (!isInvisible(c)) {
        add(bytes, c, i, next);
      }
      i = next;
    }
    return bytes;
  }

  private static boolean isInvisible(int c) {
    return c >= 0x80
        && (Character.getType(c) == Character.FORMAT
            || Character.isISOControl(c)
            || Character.isSpaceChar(c));
  }

  private static void add(Bytes bytes, int c, int start, int end) {
    if (c < 0x80) {
      bytes.add(c, start, end);
      return;
    }
    for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
      bytes.add(b, start, end);
    }
  }

  private static Bytes decoded(Bytes in) {
    var out = new Bytes(in.size());
    for (int i = 0; i < in.size(); ) {
      i = decodeOne(in, i, out);
    }
    return out;
  }

  /**
   * @return where the next byte begins
   */
  private static int decodeOne(Bytes in, int i, Bytes out) {
    int length =
        switch (in.at(i)) {
          case '%' -> hexadecimal(in, i, 1, 2, out);
          case '\\' -> escaped(in, i, out);
          case '&' -> entity(in, i, out);
          default -> 0;
        };
    if (length == 0) {
      out.add(in.at(i), in.start(i), in.end(i));
      return i + 1;
    }
    return i + length;
  }

  private static int escaped(Bytes in, int i, Bytes out) {
    if (i + 1 >= in.size()) {
      return 0;
    }
    return switch (in.at(i + 1)) {
      case 'u' -> hexadecimal(in, i, 2, 4, out);
      case 'x' -> hexadecimal(in, i, 2, 2, out);
      default -> 0;
    };
  }

  private static int hexadecimal(Bytes in, int from, int mark, int digits, Bytes out) {
    int length = mark + digits;
    if (from + length > in.size()) {
      return 0;
    }
    int value = 0;
    for (int i = from + mark; i < from + length; i++) {
      int digit = Character.digit(in.at(i), 16);
      if (digit < 0) {
        return 0;
      }
      value = value * 16 + digit;
    }
    int start = in.start(from);
    int end = in.end(from + length - 1);
    if (digits == 2) {
      out.add(value, start, end);
    } else {
      add(out, value, start, end);
    }
    return length;
  }

  private static int entity(Bytes in, int from, Bytes out) {
    var text = new StringBuilder();
    for (int i = from + 1; i < in.size() && text.length() < LONGEST_ENTITY; i++) {
      text.append((char) in.at(i));
      if (in.at(i) == ';') {
        int c = character(text.toString());
        if (c < 0) {
          return 0;
        }
        add(out, c, in.start(from), in.end(i));
        return i + 1 - from;
      }
    }
    return 0;
  }

  private static int character(String entity) {
    var named = ENTITIES.get(entity);
    if (named != null) {
      return named;
    }
    var number = entity.substring(0, entity.length() - 1);
    if (number.matches("#[0-9]{1,5}")) {
      return valid(Integer.parseInt(number.substring(1)));
    }
    return number.matches("#[xX][0-9a-fA-F]{1,5}")
        ? valid(Integer.parseInt(number.substring(2), 16))
        : -1;
  }

  private static int valid(int c) {
    return Character.isValidCodePoint(c) ? c : -1;
  }
}
