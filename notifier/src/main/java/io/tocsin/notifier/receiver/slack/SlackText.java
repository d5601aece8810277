package io.tocsin.notifier.receiver.slack;

/**
 * Untrusted text inside Slack's mark-up. The three escapes also disable mentions and links, and
 * bidirectional control characters are removed: a label value must not mention or mislead anybody.
 */
final class SlackText {
  private static final String DIRECTION_MARKS = "[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F]";

  private SlackText() {}

  static String escape(String text) {
    return text.replaceAll(DIRECTION_MARKS, "")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  /**
   * Escapes and cuts; the limit counts the escaped characters, as Slack does, and no escape is
   * split.
   */
  static String escape(String text, int limit) {
    var whole = escape(text);
    if (whole.length() <= limit) {
      return whole;
    }
    var cut = new StringBuilder();
    for (int codePoint : text.codePoints().toArray()) {
      var next = escape(Character.toString(codePoint));
      if (cut.length() + next.length() >= limit) {
        break;
      }
      cut.append(next);
    }
    return cut.append('…').toString();
  }

  /** A label inside {@code *<url|label>*} must end neither the link nor the bold text. */
  static String linkLabel(String text, int limit) {
    var shown = text.replaceAll("\\s+", " ").replace('|', '¦');
    return escape(shown.replace('*', '∗').replace('`', 'ˋ').replace('~', '∼'), limit);
  }

  /** A value as code, so that its asterisks and underscores are not mark-up. */
  static String code(String text, int limit) {
    var shown = text.replaceAll("\\s+", " ").replace('`', 'ˋ');
    return shown.isBlank() ? "" : "`" + escape(shown, limit) + "`";
  }
}
