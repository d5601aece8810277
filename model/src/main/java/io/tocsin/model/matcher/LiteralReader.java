package io.tocsin.model.matcher;

import java.util.ArrayList;

/**
 * Finds the {@link Literals} of an expression accepted by RE2. What it does not recognise becomes
 * unknown, which is always correct; so it may find less than there is, but never more.
 */
final class LiteralReader {
  private static final String QUANTIFIERS = "*+?{";

  private final String text;
  private int at;

  private LiteralReader(String text) {
    this.text = text;
  }

  static Literals read(String expression) {
    if (!isPlain(expression)) {
      return Literals.UNKNOWN;
    }
    var reader = new LiteralReader(withoutAnchors(expression));
    var literals = reader.alternatives();
    // a)|(b is valid, because the expression is put into parentheses before it is compiled.
    return reader.at == reader.text.length() ? literals : Literals.UNKNOWN;
  }

  /** Flags change the meaning of everything after them, \Q and [: that of brackets. */
  private static boolean isPlain(String expression) {
    for (int i = expression.indexOf("(?"); i >= 0; i = expression.indexOf("(?", i + 1)) {
      if (!expression.startsWith("(?:", i)) {
        return false;
      }
    }
    return !expression.contains("\\Q") && !expression.contains("[:");
  }

  /** The whole value must match anyway, so anchors at the ends are redundant. */
  private static String withoutAnchors(String expression) {
    boolean start =
        expression.startsWith("^")
            && (expression.length() == 1 || QUANTIFIERS.indexOf(expression.charAt(1)) < 0);
    var rest = start ? expression.substring(1) : expression;
    return rest.endsWith("$") && !isEscaped(rest, rest.length() - 1)
        ? rest.substring(0, rest.length() - 1)
        : rest;
  }

  private static boolean isEscaped(String text, int place) {
    int backslashes = 0;
    while (backslashes < place && text.charAt(place - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private Literals alternatives() {
    var alternatives = new ArrayList<Literals>();
    alternatives.add(sequence());
    while (isAt('|')) {
      at++;
      alternatives.add(sequence());
    }
    return Literals.anyOf(alternatives);
  }

  private Literals sequence() {
    var sequence = Literals.EMPTY;
    while (at < text.length() && !isAt('|') && !isAt(')')) {
      sequence = sequence.then(quantified(atom()));
    }
    return sequence;
  }

  private Literals atom() {
    char c = text.charAt(at);
    return switch (c) {
      case '(' -> group();
      case '[' -> skipClass();
      case '\\' -> escaped();
      case '.' -> dot();
      case '^', '$', '*', '+', '?', '{' -> skip(1);
      default -> literal();
    };
  }

  private Literals quantified(Literals atom) {
    if (isAt('+')) {
      at++;
      return atom.withUnknownTail();
    }
    return at < text.length() && QUANTIFIERS.indexOf(text.charAt(at)) >= 0 ? skip(1) : atom;
  }

  private Literals group() {
    at += text.startsWith("(?:", at) ? 3 : 1;
    var inside = alternatives();
    at++;
    return inside;
  }

  private Literals dot() {
    at++;
    if (!isAt('*') && !isAt('+')) {
      return Literals.UNKNOWN;
    }
    var repeated = isAt('*') ? Literals.ANYTHING : Literals.SOMETHING;
    at++;
    // Reluctant quantifiers change which match is found, not whether there is one.
    at += isAt('?') ? 1 : 0;
    return repeated;
  }

  /** A backslash before a letter or digit starts a class, an assertion or a number. */
  private Literals escaped() {
    at++;
    char c = at < text.length() ? text.charAt(at) : 'z';
    return c < 0x80 && !Character.isLetterOrDigit(c) ? literal() : skip(1);
  }

  private Literals literal() {
    int codePoint = text.codePointAt(at);
    at += Character.charCount(codePoint);
    return Literals.exactly(Character.toString(codePoint));
  }

  private Literals skipClass() {
    at++;
    at += isAt('^') ? 1 : 0;
    at += isAt(']') ? 1 : 0;
    while (at < text.length() && !isAt(']')) {
      at += isAt('\\') ? 2 : 1;
    }
    return skip(1);
  }

  private Literals skip(int characters) {
    at += characters;
    return Literals.UNKNOWN;
  }

  private boolean isAt(char c) {
    return at < text.length() && text.charAt(at) == c;
  }
}
