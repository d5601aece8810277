package io.tocsin.model.label;

/** Which label names and matchers are understood; Alertmanager's three feature modes. */
public enum LabelSyntax {
  /** Any UTF-8 name; matchers are read both ways and the classic reading wins. The default. */
  FALLBACK,
  /** Names as Prometheus had them before UTF-8, matchers by the classic parser alone. */
  CLASSIC,
  /** Any UTF-8 name, matchers by the UTF-8 parser alone. */
  UTF8_STRICT;

  public boolean isLabelName(String name) {
    return this == CLASSIC ? isClassicName(name) : !name.isEmpty() && isUnicode(name);
  }

  /** {@code [a-zA-Z_][a-zA-Z0-9_]*}, which the old keys {@code match} and the like insist on. */
  public static boolean isClassicName(String name) {
    return !name.isEmpty()
        && !isDigit(name.charAt(0))
        && name.chars().allMatch(LabelSyntax::isClassicNamePart);
  }

  static boolean isClassicNamePart(int c) {
    return c == '_' || isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /**
   * Half a surrogate pair, which escapes can make, is no character and would be lost on the way.
   */
  static boolean isUnicode(String text) {
    // Every name of every alert comes by here, so nothing is made for it.
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.charCount(text.codePointAt(i)) == 1) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
