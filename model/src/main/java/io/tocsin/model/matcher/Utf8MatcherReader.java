package io.tocsin.model.matcher;

import java.util.ArrayList;

/**
 * The UTF-8 parser. Strict: anything with white space or a reserved character, and an empty value,
 * must be quoted as in Go; braces must be paired.
 *
 * @see <a href="https://github.com/prometheus/alertmanager/tree/main/matcher/parse">Alertmanager's
 *     matcher/parse</a>
 */
final class Utf8MatcherReader {
  private static final String RESERVED = "{}!=~,\\\"'`";

  private final String text;
  private int at;

  private Utf8MatcherReader(String text) {
    this.text = text;
  }

  static Matchers readList(String text) {
    return new Utf8MatcherReader(text).list();
  }

  static Matcher readOne(String text) {
    var matchers = readList(text).all();
    if (matchers.size() != 1) {
      throw new IllegalArgumentException(
          "expected one matcher, found %d: %s".formatted(matchers.size(), text));
    }
    return matchers.getFirst();
  }

  /** Whether a name or value must be quoted so that this parser reads it back. */
  static boolean needsQuotes(String nameOrValue) {
    return nameOrValue.codePoints().anyMatch(Utf8MatcherReader::isReserved);
  }

  private Matchers list() {
    var matchers = new ArrayList<Matcher>();
    boolean braces = accept('{');
    while (!atEndOfList(braces)) {
      matchers.add(matcher());
      if (!accept(',') && !atEndOfList(braces)) {
        throw unexpected("a comma or the end");
      }
    }
    if (braces && !accept('}')) {
      throw unexpected("a closing brace");
    }
    if (!atEnd()) {
      throw unexpected("the end");
    }
    return new Matchers(matchers);
  }

  private Matcher matcher() {
    var name = word("a label name");
    skipSpace();
    var operator =
        MatchOperator.at(text, at).orElseThrow(() -> unexpected("one of the operators = != =~ !~"));
    at += operator.symbol().length();
    return new Matcher(name, operator, word("a value, with quotes if it is empty,"));
  }

  private String word(String what) {
    skipSpace();
    int start = at;
    if (at < text.length() && text.charAt(at) == '"') {
      at = GoUnquote.endOfQuoted(text, at);
      return GoUnquote.unquote(text.substring(start, at));
    }
    while (at < text.length() && !isReserved(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    if (at == start) {
      throw unexpected(what);
    }
    return text.substring(start, at);
  }

  private boolean atEndOfList(boolean braces) {
    return atEnd() || (braces && text.charAt(at) == '}');
  }

  private boolean atEnd() {
    skipSpace();
    return at == text.length();
  }

  private boolean accept(char wanted) {
    skipSpace();
    boolean there = at < text.length() && text.charAt(at) == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private void skipSpace() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
  }

  private IllegalArgumentException unexpected(String wanted) {
    return new IllegalArgumentException(
        "bad matcher: expected %s at position %d of %s".formatted(wanted, at, text));
  }

  private static boolean isReserved(int codePoint) {
    return isSpace(codePoint) || RESERVED.indexOf(codePoint) >= 0;
  }

  /** White space as in {@code unicode.IsSpace}. */
  private static boolean isSpace(int codePoint) {
    return Character.isSpaceChar(codePoint)
        || (codePoint >= '\t' && codePoint <= '\r')
        || codePoint == 0x85;
  }
}
