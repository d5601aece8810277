package io.tocsin.configuration.receiver;

import io.tocsin.configuration.yaml.Section;

/**
 * Reads the texts of an integration. Empty stands for the built-in text, and so does a reference to
 * the template that is Alertmanager's own default.
 */
final class IntegrationTexts {
  private final Section section;

  IntegrationTexts(Section section) {
    this.section = section;
  }

  /** A text that is empty where nothing is written. */
  String text(String key) {
    return section.text(key).orElse("");
  }

  /**
   * A text that something is built in for.
   *
   * @param usual what Alertmanager has as its default
   */
  String text(String key, String usual) {
    var written = section.text(key);
    if (written.filter(String::isEmpty).isPresent()) {
      // Empty on purpose would mean: leave it out. That we cannot say yet.
      section.haveNoEffectYet(key);
    }
    return written.filter(text -> !isSame(text, usual)).orElse("");
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
