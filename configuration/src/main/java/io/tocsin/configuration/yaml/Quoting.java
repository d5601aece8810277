package io.tocsin.configuration.yaml;

import java.util.Locale;
import java.util.Set;

/** When a text needs quotes, and which. */
final class Quoting {
  /** Characters besides letters and digits that need no quotes. */
  private static final String HARMLESS = "_./@+-:";

  /** Words that YAML 1.1 does not read as text. */
  private static final Set<String> WORDS =
      Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

  private Quoting() {}

  static String quoted(String text) {
    if (isPlain(text)) {
      return text;
    }
    return text.codePoints().allMatch(Quoting::isPrintable)
        ? "'" + text.replace("'", "''") + "'"
        : escaped(text);
  }

  /** A leading digit might make it a number, a trailing colon a key. */
  private static boolean isPlain(String text) {
    return !text.isEmpty()
        && (isLetter(text.charAt(0)) || text.charAt(0) == '/')
        && !text.endsWith(":")
        && text.chars().allMatch(c -> isLetter(c) || isDigit(c) || HARMLESS.indexOf(c) >= 0)
        && !WORDS.contains(text.toLowerCase(Locale.ROOT));
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder("\"");
    text.codePoints().forEach(c -> escape(c, escaped));
    return escaped.append('"').toString();
  }

  private static void escape(int c, StringBuilder text) {
    switch (c) {
      case '"', '\\' -> text.append('\\').appendCodePoint(c);
      case '\n' -> text.append("\\n");
      case '\t' -> text.append("\\t");
      default -> {
        if (isPrintable(c)) {
          text.appendCodePoint(c);
        } else {
          text.append("\\U%08x".formatted(c));
        }
      }
    }
  }

  /**
   * Letters of all scripts are printed as they are; controls, direction marks and lone surrogates
   * are not.
   */
  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
