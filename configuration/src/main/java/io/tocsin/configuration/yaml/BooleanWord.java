package io.tocsin.configuration.yaml;

import java.util.Locale;
import java.util.Set;

/** True and false, as YAML 1.1 writes them. */
final class BooleanWord {
  private static final Set<String> TRUE = Set.of("true", "yes", "on", "y");
  private static final Set<String> FALSE = Set.of("false", "no", "off", "n");

  private BooleanWord() {}

  static boolean parse(String text) {
    var word = text.toLowerCase(Locale.ROOT);
    if (!TRUE.contains(word) && !FALSE.contains(word)) {
      throw new IllegalArgumentException("expected true or false, not \"" + text + "\"");
    }
    return TRUE.contains(word);
  }
}
