package io.tocsin.model.matcher;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Unquotes a double-quoted string like Go's {@code strconv.Unquote}. Go's {@code \x} and octal
 * escapes denote bytes, not characters, so the result is assembled as bytes.
 */
final class GoUnquote {
  private final String quoted;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int at = 1;

  private GoUnquote(String quoted) {
    this.quoted = quoted;
  }

  /**
   * @param start index of the opening quote
   * @return index after the closing quote
   * @throws IllegalArgumentException if the quote is not closed on the same line
   */
  static int endOfQuoted(String text, int start) {
    for (int i = start + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
      switch (text.charAt(i)) {
        case '"' -> {
          return i + 1;
        }
        case '\\' -> i++;
        default -> {}
      }
    }
    throw new IllegalArgumentException("missing end quote: " + text.substring(start));
  }

  /**
   * @param quoted including the quotes, as found by {@link #endOfQuoted}
   */
  static String unquote(String quoted) {
    return new GoUnquote(quoted).read();
  }

  private String read() {
    while (at < quoted.length() - 1) {
      int codePoint = quoted.codePointAt(at);
      at += Character.charCount(codePoint);
      if (codePoint == '\\') {
        escape(quoted.charAt(at++));
      } else {
        append(codePoint);
      }
    }
    return decoded();
  }

  private void escape(char c) {
    switch (c) {
      case 'a' -> bytes.write(0x07);
      case 'b' -> bytes.write('\b');
      case 'f' -> bytes.write('\f');
      case 'n' -> bytes.write('\n');
      case 'r' -> bytes.write('\r');
      case 't' -> bytes.write('\t');
      case 'v' -> bytes.write(0x0b);
      case '\\', '"' -> bytes.write(c);
      case 'x' -> bytes.write(number(at, 2, 16));
      case 'u' -> appendEscaped(number(at, 4, 16));
      case 'U' -> appendEscaped(number(at, 8, 16));
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
      default -> throw invalid();
    }
  }

  private void octal() {
    int value = number(at - 1, 3, 8);
    if (value > 0xFF) {
      throw invalid();
    }
    bytes.write(value);
  }

  private int number(int start, int digits, int radix) {
    at = start + digits;
    if (at > quoted.length() - 1) {
      throw invalid();
    }
    long value = 0;
    for (char digit : quoted.substring(start, at).toCharArray()) {
      int worth = digit < 0x80 ? Character.digit(digit, radix) : -1;
      if (worth < 0) {
        throw invalid();
      }
      value = value * radix + worth;
    }
    return (int) Math.min(value, Integer.MAX_VALUE);
  }

  private void appendEscaped(int codePoint) {
    if (!Character.isValidCodePoint(codePoint)
        || Character.getType(codePoint) == Character.SURROGATE) {
      throw invalid();
    }
    append(codePoint);
  }

  private void append(int codePoint) {
    bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
  }

  private String decoded() {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("quoted text is not valid UTF-8: " + quoted, e);
    }
  }

  private IllegalArgumentException invalid() {
    return new IllegalArgumentException("invalid escape in quoted text: " + quoted);
  }
}
