package io.tocsin.gateway.connection;

import java.util.HexFormat;

/**
 * Percent-encodes a request target as RFC 3986 requires. Go servers accept unencoded characters, so
 * scripts and {@code curl -g} send them: {@code filter=alertname="X"}. Our HTTP server would reject
 * them before any handler runs.
 */
final class RequestTarget {
  private static final String TO_BE_ENCODED = "\"<>\\^`{|}[]#";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private RequestTarget() {}

  /**
   * Decodes to the same text. Control characters stay unencoded and are still rejected.
   *
   * @param target as Netty provides it, one byte per character
   */
  static String encoded(String target) {
    for (int at = 0; at < target.length(); at++) {
      if (isToBeEncoded(target, at)) {
        return encodedFrom(at, target);
      }
    }
    return target;
  }

  private static String encodedFrom(int first, String target) {
    // An absolute URL, as sent to a proxy: its host may contain brackets.
    if (target.charAt(0) != '/') {
      return target;
    }
    var encoded = new StringBuilder(target.length() + 16).append(target, 0, first);
    for (int at = first; at < target.length(); at++) {
      char c = target.charAt(at);
      if (isToBeEncoded(target, at)) {
        encoded.append('%').append(HEX.toHexDigits((byte) c));
      } else {
        encoded.append(c);
      }
    }
    return encoded.toString();
  }

  private static boolean isToBeEncoded(String target, int at) {
    char c = target.charAt(at);
    return (c >= 0x80 && c <= 0xFF)
        || TO_BE_ENCODED.indexOf(c) >= 0
        || (c == '%' && !hasTwoDigits(target, at + 1));
  }

  /** A percent sign without two hex digits is a literal one. */
  private static boolean hasTwoDigits(String target, int at) {
    return at + 2 <= target.length()
        && HexFormat.isHexDigit(target.charAt(at))
        && HexFormat.isHexDigit(target.charAt(at + 1));
  }
}
