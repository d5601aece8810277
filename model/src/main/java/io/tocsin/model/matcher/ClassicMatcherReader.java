package io.tocsin.model.matcher;

import io.tocsin.model.label.LabelSyntax;
import java.util.ArrayList;
import java.util.List;

/**
 * The classic parser. Lenient: the value may be unquoted and contain nearly anything; only the
 * escapes {@code \"}, {@code \\} and {@code \n} are recognised.
 *
 * @see <a
 *     href="https://github.com/prometheus/alertmanager/blob/main/pkg/labels/parse.go">Alertmanager's
 *     pkg/labels/parse.go</a>
 */
final class ClassicMatcherReader {
  private ClassicMatcherReader() {}

  static Matchers readList(String text) {
    return new Matchers(
        split(withoutBraces(text)).stream().map(ClassicMatcherReader::readOne).toList());
  }

  static Matcher readOne(String text) {
    int nameStart = skipSpace(text, 0);
    int nameEnd = endOfName(text, nameStart);
    int operatorStart = skipSpace(text, nameEnd);
    var operator = MatchOperator.at(text, operatorStart);
    if (nameEnd == nameStart || operator.isEmpty()) {
      throw new IllegalArgumentException("bad matcher format: " + text);
    }
    int valueStart = skipSpace(text, operatorStart + operator.get().symbol().length());
    var value = unescaped(withoutTrailingSpace(text, valueStart));
    return new Matcher(text.substring(nameStart, nameEnd), operator.get(), value);
  }

  /** Alertmanager removes each brace separately, so one may appear without the other. */
  private static String withoutBraces(String text) {
    int start = text.startsWith("{") ? 1 : 0;
    int end = text.endsWith("}") && text.length() > start ? 1 : 0;
    return text.substring(start, text.length() - end);
  }

  /** Splits at commas outside quotes. Only the last part may be empty. */
  private static List<String> split(String text) {
    var parts = new ArrayList<String>();
    boolean quoted = false;
    boolean escaped = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' && !quoted) {
        parts.add(text.substring(start, i));
        start = i + 1;
      } else if (c == '"') {
        quoted ^= !escaped;
      }
      escaped = c == '\\' && !escaped;
    }
    var last = text.substring(start);
    if (!last.isBlank()) {
      parts.add(last);
    }
    return parts;
  }

  private static String unescaped(String written) {
    boolean quoted = written.startsWith("\"");
    var value = new StringBuilder();
    int last = written.length() - 1;
    for (int i = quoted ? 1 : 0; i <= last; i++) {
      char c = written.charAt(i);
      if (c == '\\' && i < last) {
        appendEscaped(value, written.charAt(++i));
      } else if (c != '"') {
        value.append(c);
      } else if (!quoted || i < last) {
        throw unexpectedQuote(written);
      } else {
        return value.toString();
      }
    }
    if (quoted) {
      throw unexpectedQuote(written);
    }
    return value.toString();
  }

  private static void appendEscaped(StringBuilder value, char c) {
    switch (c) {
      case 'n' -> value.append('\n');
      case '"', '\\' -> value.append(c);
      default -> value.append('\\').append(c);
    }
  }

  private static IllegalArgumentException unexpectedQuote(String written) {
    return new IllegalArgumentException(
        "matcher value contains unescaped double quote: " + written);
  }

  private static int endOfName(String text, int start) {
    int end = start;
    while (end < text.length() && isNamePart(text.charAt(end), end == start)) {
      end++;
    }
    return end;
  }

  /** Unlike label names, names in classic matchers may contain colons. */
  private static boolean isNamePart(char c, boolean first) {
    return c == ':' || (LabelSyntax.isClassicNamePart(c) && !(first && LabelSyntax.isDigit(c)));
  }

  private static int skipSpace(String text, int start) {
    int at = start;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static String withoutTrailingSpace(String text, int start) {
    int end = text.length();
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** {@code \s} in RE2: ASCII only, without the vertical tab. */
  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  }
}
