package io.tocsin.model.label;

/**
 * Quotes a string like Go's {@code strconv.Quote}, because group keys are built with it and other
 * systems store them.
 */
public final class GoQuote {
  private static final int REPLACEMENT = 0xFFFD;

  private GoQuote() {}

  public static String quote(String text) {
    var quoted = new StringBuilder(text.length() + 2).append('"');
    text.codePoints().forEach(codePoint -> append(quoted, codePoint));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int codePoint) {
    switch (codePoint) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case 0x07 -> quoted.append("\\a");
      case '\b' -> quoted.append("\\b");
      case '\f' -> quoted.append("\\f");
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      case 0x0b -> quoted.append("\\v");
      default -> appendOther(quoted, codePoint);
    }
  }

  private static void appendOther(StringBuilder quoted, int codePoint) {
    if (isPrintable(codePoint)) {
      quoted.appendCodePoint(codePoint);
    } else if (isLoneSurrogate(codePoint)) {
      quoted.appendCodePoint(REPLACEMENT);
    } else if (codePoint < 0x80) {
      quoted.append("\\x%02x".formatted(codePoint));
    } else if (codePoint <= 0xFFFF) {
      quoted.append("\\u%04x".formatted(codePoint));
    } else {
      quoted.append("\\U%08x".formatted(codePoint));
    }
  }

  private static boolean isLoneSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /**
   * Letters, marks, numbers, punctuation, symbols, and the ASCII space only, as {@code
   * unicode.IsPrint}.
   */
  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> codePoint == ' ';
      default -> true;
    };
  }
}
