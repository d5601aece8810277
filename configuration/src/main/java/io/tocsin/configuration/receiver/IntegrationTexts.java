package io.tocsin.configuration.receiver;

import io.tocsin.configuration.yaml.Section;

/**
 * Reads the texts of an integration. Empty means the built-in text, and so does a reference to
 * Alertmanager's own default template.
 */
final class IntegrationTexts {
  private final Section section;

  IntegrationTexts(Section section) {
    this.section = section;
  }

  /** A text that is empty if absent. */
  String text(String key) {
    return section.text(key).orElse("");
  }

  /**
   * A text with a built-in default.
   *
   * @param otherwise Alertmanager's default
   */
  String text(String key, String otherwise) {
    var written = section.text(key);
    if (written.filter(String::isEmpty).isPresent()) {
      // In Alertmanager an empty text omits the field, which is not supported yet.
      section.haveNoEffectYet(key);
    }
    return written.filter(text -> !isSame(text, otherwise)).orElse("");
  }

  static String templateNamed(String name) {
    return "{{ template \"" + name + "\" . }}";
  }

  static boolean isSame(String left, String right) {
    return withoutSpace(left).equals(withoutSpace(right));
  }

  private static String withoutSpace(String text) {
    var kept = new StringBuilder();
    text.codePoints().filter(c -> !Character.isWhitespace(c)).forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
