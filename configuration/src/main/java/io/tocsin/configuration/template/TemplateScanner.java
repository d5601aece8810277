package io.tocsin.configuration.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a template into its actions.
 *
 * @see <a href="https://github.com/golang/go/blob/master/src/text/template/parse/lex.go">lex.go</a>
 */
final class TemplateScanner {
  private final String text;
  private int at;

  TemplateScanner(String text) {
    this.text = text;
  }

  /** The next action that is not a comment; empty at the end of the template. */
  Optional<List<Token>> next() throws TemplateMistake {
    while (true) {
      int open = text.indexOf("{{", at);
      if (open < 0) {
        return Optional.empty();
      }
      at = open + 2;
      if (at + 1 < text.length() && text.charAt(at) == '-' && isSpace(text.charAt(at + 1))) {
        at += 2;
      }
      if (!text.startsWith("/*", at)) {
        return Optional.of(action());
      }
      skipComment();
    }
  }

  private void skipComment() throws TemplateMistake {
    int close = text.indexOf("*/", at + 2);
    if (close < 0) {
      throw new TemplateMistake("unclosed comment");
    }
    at = close + 2;
    if (at < text.length() && isSpace(text.charAt(at)) && text.startsWith("-}}", at + 1)) {
      at += 2;
    }
    if (!text.startsWith("}}", at)) {
      throw new TemplateMistake("comment ends before closing delimiter");
    }
    at += 2;
  }

  private List<Token> action() throws TemplateMistake {
    var tokens = new ArrayList<Token>();
    int depth = 0;
    while (true) {
      skipSpace();
      if (isTrimmedEnd()) {
        at++;
      }
      if (at >= text.length()) {
        throw new TemplateMistake("unclosed action");
      }
      if (text.startsWith("}}", at)) {
        at += 2;
        return closed(tokens, depth);
      }
      var token = token();
      depth += token.is(Token.Kind.OPEN) ? 1 : token.is(Token.Kind.CLOSE) ? -1 : 0;
      if (depth < 0) {
        throw new TemplateMistake("unexpected right paren");
      }
      tokens.add(token);
    }
  }

  private static List<Token> closed(List<Token> tokens, int depth) throws TemplateMistake {
    if (depth > 0) {
      throw new TemplateMistake("unclosed left paren");
    }
    return tokens;
  }

  private Token token() throws TemplateMistake {
    char c = text.charAt(at);
    return switch (c) {
      case '"' -> quoted('"', "unterminated quoted string");
      case '\'' -> quoted('\'', "unterminated character constant");
      case '`' -> raw();
      case '(' -> one(Token.Kind.OPEN);
      case ')' -> one(Token.Kind.CLOSE);
      case '|' -> one(Token.Kind.PIPE);
      case ',' -> one(Token.Kind.COMMA);
      case '=' -> one(Token.Kind.ASSIGN);
      case ':' -> declaration();
      case '$' -> word(Token.Kind.VARIABLE, at + 1);
      case '.' -> isDigit(at + 1) ? number() : word(Token.Kind.FIELD, at + 1);
      default -> wordOrNumber(c);
    };
  }

  private Token wordOrNumber(char c) throws TemplateMistake {
    if (isDigit(at) || c == '+' || c == '-') {
      return number();
    }
    if (isWord(c)) {
      return word(Token.Kind.WORD, at);
    }
    throw new TemplateMistake("unexpected \"" + c + "\"");
  }

  private Token one(Token.Kind kind) {
    return take(kind, at + 1);
  }

  private Token declaration() throws TemplateMistake {
    if (!text.startsWith(":=", at)) {
      throw new TemplateMistake("expected :=");
    }
    return take(Token.Kind.ASSIGN, at + 2);
  }

  private Token word(Token.Kind kind, int from) {
    int end = from;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    return take(kind, end);
  }

  /** Only checks that a number begins with a digit. */
  private Token number() throws TemplateMistake {
    int end = at;
    while (end < text.length()
        && (isWord(text.charAt(end)) || "+-.".indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    var token = take(Token.Kind.NUMBER, end);
    if (token.text().chars().noneMatch(Character::isDigit)) {
      throw new TemplateMistake("illegal number syntax: \"" + token.text() + "\"");
    }
    return token;
  }

  private Token quoted(char quote, String unterminated) throws TemplateMistake {
    for (int end = at + 1; end < text.length() && text.charAt(end) != '\n'; end++) {
      if (text.charAt(end) == '\\') {
        end++;
      } else if (text.charAt(end) == quote) {
        return take(quote == '"' ? Token.Kind.STRING : Token.Kind.NUMBER, end + 1);
      }
    }
    throw new TemplateMistake(unterminated);
  }

  private Token raw() throws TemplateMistake {
    int end = text.indexOf('`', at + 1);
    if (end < 0) {
      throw new TemplateMistake("unterminated raw quoted string");
    }
    return take(Token.Kind.STRING, end + 1);
  }

  private Token take(Token.Kind kind, int end) {
    var token = new Token(kind, text.substring(at, end));
    at = end;
    return token;
  }

  private void skipSpace() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
  }

  /** A hyphen that trims the space after the action; it needs a space before it. */
  private boolean isTrimmedEnd() {
    return text.startsWith("-}}", at) && isSpace(text.charAt(at - 1));
  }

  private boolean isDigit(int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}
