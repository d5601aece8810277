package io.tocsin.configuration.url;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encodes characters that are not allowed in their position. */
final class PercentEncoding {
  /** What RFC 3986 allows in path and query, besides letters and digits. */
  private static final String PATH_AND_QUERY = "-._~!$&'()*+,;=:@/?";

  /** What it allows in user and password. */
  private static final String USER = "-._~!$&'()*+,;=:";

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PercentEncoding() {}

  /** A percent sign that is not part of an escape is encoded, too. */
  static String ofPathAndQuery(String text) {
    return encoded(text, PATH_AND_QUERY);
  }

  static String ofUser(String text) {
    return encoded(text, USER);
  }

  static boolean isValid(String text) {
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
      if (!isEncoded(text, at)) {
        return false;
      }
    }
    return true;
  }

  private static String encoded(String text, String kept) {
    var encoded = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (isLetterOrDigit(codePoint) || kept.indexOf(codePoint) >= 0 || isEncoded(text, at)) {
        encoded.appendCodePoint(codePoint);
      } else {
        append(encoded, Character.toString(codePoint));
      }
      at += Character.charCount(codePoint);
    }
    return encoded.toString();
  }

  private static void append(StringBuilder encoded, String character) {
    for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
      encoded.append('%').append(HEX.toHexDigits(b));
    }
  }

  private static boolean isEncoded(String text, int at) {
    return text.charAt(at) == '%'
        && at + 2 < text.length()
        && HexFormat.isHexDigit(text.charAt(at + 1))
        && HexFormat.isHexDigit(text.charAt(at + 2));
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
