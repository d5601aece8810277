package io.tocsin.model.regex;

import com.google.re2j.Pattern;

/**
 * Cost of case-insensitive matching, computed without compiling the expression. RE2/J checks each
 * character of a range, one by one, for its other case forms.
 *
 * @param characters number of characters to check; zero if case is not ignored
 * @param endless whether one of them has an upper-case form that maps to another lower-case letter:
 *     RE2/J then loops forever
 */
record CaseFolding(long characters, boolean endless) {
  private static final Pattern IGNORES_CASE = Pattern.compile("\\(\\?[a-zA-Z-]*i");
  private static final CaseFolding NONE = new CaseFolding(0, false);

  static CaseFolding of(String expression) {
    if (!IGNORES_CASE.matcher(expression).find()) {
      return NONE;
    }
    var reader = new Reader(expression);
    reader.read();
    return new CaseFolding(reader.characters, reader.endless);
  }

  /** Scans the text once. A flag that is turned off again for a part counts there, too. */
  private static final class Reader {
    /** RE2/J does not fold ranges outside these bounds, nor one that covers all of it. */
    private static final int FIRST = 'A';

    private static final int LAST = 0x1044F;

    /** Historic Cyrillic letters that are missing in RE2/J's table. */
    private static final int ENDLESS_FIRST = 0x1C80;

    private static final int ENDLESS_LAST = 0x1C88;

    private static final Pattern NUMBER =
        Pattern.compile("x\\{0*([0-9a-fA-F]{1,6})}|x([0-9a-fA-F]{2})|([0-7]{1,3})");
    private static final Pattern KIND = Pattern.compile("[pP](?:\\{[^}]*}|.)|[dDsSwW]");
    private static final String CONTROLS = "afnrtv";
    private static final int NO_CHARACTER = -1;

    private final String text;
    private int at;
    private long characters;
    private boolean endless;

    Reader(String text) {
      this.text = text;
    }

    void read() {
      while (at < text.length()) {
        if (text.startsWith("\\Q", at)) {
          quotation();
        } else if (text.charAt(at) == '[') {
          bracket();
        } else {
          int character = character();
          add(character, character);
        }
      }
    }

    private void quotation() {
      int end = text.indexOf("\\E", at);
      int stop = end < 0 ? text.length() : end;
      text.substring(at + 2, stop).codePoints().forEach(character -> add(character, character));
      at = Math.min(stop + 2, text.length());
    }

    private void bracket() {
      at += text.startsWith("[^", at) ? 2 : 1;
      for (int first = at; at < text.length(); ) {
        if (at > first && text.charAt(at) == ']') {
          at++;
          return;
        }
        int endOfName = text.startsWith("[:", at) ? text.indexOf(":]", at + 2) : -1;
        if (endOfName < 0) {
          range();
        } else {
          at = endOfName + 2;
        }
      }
    }

    private void range() {
      int low = character();
      boolean hasHigh =
          low != NO_CHARACTER
              && text.startsWith("-", at)
              && at + 1 < text.length()
              && text.charAt(at + 1) != ']';
      if (hasHigh) {
        at++;
        add(low, character());
      } else {
        add(low, low);
      }
    }

    private void add(int low, int high) {
      if (low <= FIRST && high >= LAST) {
        return;
      }
      characters += Math.max(0, Math.min(high, LAST) - Math.max(low, FIRST) + 1);
      endless |= low <= ENDLESS_LAST && high >= ENDLESS_FIRST;
    }

    private int character() {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      return character == '\\' && at < text.length() ? escaped() : character;
    }

    private int escaped() {
      var number = NUMBER.matcher(text.substring(at));
      if (number.lookingAt()) {
        at += number.end();
        return number.group(3) == null
            ? Integer.parseInt(number.group(number.group(1) == null ? 2 : 1), 16)
            : Integer.parseInt(number.group(3), 8);
      }
      var kind = KIND.matcher(text.substring(at));
      if (kind.lookingAt()) {
        at += kind.end();
        return NO_CHARACTER;
      }
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      return CONTROLS.indexOf(character) < 0 ? character : '\t';
    }
  }
}
