package io.tocsin.gateway.connection;

import java.util.HexFormat;

/**
 * What a request asks for, in the form that RFC 3986 gives it. Go's servers take characters that
 * should have been encoded, so scripts and {@code curl -g} send them: {@code filter=alertname="X"}.
 * Ours refuse them before any handler has its turn.
 */
final class RequestTarget {
  private static final String TO_BE_ENCODED = "\"<>\\^`{|}[]#";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private RequestTarget() {}

  /**
   * Means the same to whoever decodes it. Control characters stay, and are refused as before.
   *
   * @param target bytes as Netty hands them over, one in each character
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
    // A whole URL, as proxies are asked: its host may have brackets.
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

  /** A percent sign that encodes nothing is meant as one. */
  private static boolean hasTwoDigits(String target, int at) {
    return at + 2 <= target.length()
        && HexFormat.isHexDigit(target.charAt(at))
        && HexFormat.isHexDigit(target.charAt(at + 1));
  }
}
