package io.tocsin.gateway.ingest.body;

/** Measures, cuts and escapes untrusted text. */
public final class SourceText {
  private static final int SHOWN = 200;

  private SourceText() {}

  public static int utf8Length(String text) {
    int length = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        // Each half of a surrogate pair counts two, so a pair counts four bytes.
        length += c >= 0x800 && !Character.isSurrogate(c) ? 2 : 1;
      }
    }
    return length;
  }

  /** Whether the text fits. Counts exactly only if a cheap upper bound does not fit. */
  public static boolean fits(String text, int maxBytes) {
    return mostBytes(text) <= maxBytes || utf8Length(text) <= maxBytes;
  }

  /** Upper bound of the UTF-8 length, without reading the text. */
  public static long mostBytes(String text) {
    return 3L * text.length();
  }

  /** The longest prefix that fits, never splitting a character. */
  public static String cutToUtf8(String text, int maxBytes) {
    int bytes = 0;
    int end = 0;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      if (bytes > maxBytes) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return text.substring(0, end);
  }

  /**
   * Replaces characters that cannot be stored. Half a surrogate pair has no UTF-8 form: Java would
   * write a question mark and Go U+FFFD, and one alert would have two fingerprints. PostgreSQL and
   * many receivers reject a zero character; it becomes its symbol U+2400.
   */
  public static String storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return replaceUnstorable(text);
      }
    }
    return text;
  }

  /** In quotes, at most 200 characters, control characters as dots: safe in responses and logs. */
  public static String quoted(String text) {
    return '"' + shown(text) + '"';
  }

  /** The same without quotes, for use inside a longer text. */
  public static String shown(String text) {
    var cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    var shown = new StringBuilder(cut.length());
    cut.codePoints().map(c -> isInvisible(c) ? '·' : c).forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static String replaceUnstorable(String text) {
    var replaced = new StringBuilder(text.length());
    text.codePoints().map(SourceText::storable).forEach(replaced::appendCodePoint);
    return replaced.toString();
  }

  private static int storable(int codePoint) {
    if (codePoint == 0) {
      return 0x2400;
    }
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE
        ? 0xFFFD
        : codePoint;
  }

  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
      default -> false;
    };
  }
}
