package io.tocsin.model.label;

/** Accepted label names and matchers: Alertmanager's three feature modes. */
public enum LabelSyntax {
  /** Any UTF-8 name; matchers are read by both parsers and the classic result wins. The default. */
  FALLBACK,
  /** Label names as in Prometheus before UTF-8, matchers by the classic parser only. */
  CLASSIC,
  /** Any UTF-8 name, matchers by the UTF-8 parser only. */
  UTF8_STRICT;

  public boolean isLabelName(String name) {
    return this == CLASSIC ? isClassicName(name) : !name.isEmpty() && isUnicode(name);
  }

  /** {@code [a-zA-Z_][a-zA-Z0-9_]*}, required by the old keys such as {@code match}. */
  public static boolean isClassicName(String name) {
    return !name.isEmpty()
        && !isDigit(name.charAt(0))
        && name.chars().allMatch(LabelSyntax::isClassicNamePart);
  }

  public static boolean isClassicNamePart(int c) {
    return c == '_' || isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  public static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /**
   * False for an unpaired surrogate, which escapes can create: it is not a character and would be
   * lost in UTF-8.
   */
  public static boolean isUnicode(String text) {
    // Runs for every label name of every alert, so it allocates nothing.
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
