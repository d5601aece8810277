package io.tocsin.model.matcher;

import io.tocsin.model.label.LabelSyntax;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Parses matchers of routes, silences and filters.
 *
 * <p>Alertmanager has two parsers that accept different texts. In {@link LabelSyntax#FALLBACK} both
 * parse, and an existing text keeps its meaning, with a warning that it will change.
 *
 * @see <a
 *     href="https://github.com/prometheus/alertmanager/blob/main/matcher/compat/parse.go">Alertmanager's
 *     matcher/compat</a>
 */
public final class MatcherParser {
  private final LabelSyntax syntax;
  private final Consumer<String> warnings;

  /**
   * @param warnings receives a sentence for each text on which the parsers disagree
   */
  public MatcherParser(LabelSyntax syntax, Consumer<String> warnings) {
    this.syntax = syntax;
    this.warnings = warnings;
  }

  /** A parser without warnings. */
  public MatcherParser(LabelSyntax syntax) {
    this(syntax, warning -> {});
  }

  /**
   * Parses matchers separated by commas, with or without a pair of braces. May be empty.
   *
   * @throws IllegalArgumentException if it is not a list of matchers; the message quotes the text
   */
  public Matchers parseList(String text) {
    return parse(text, Utf8MatcherReader::readList, ClassicMatcherReader::readList);
  }

  /**
   * @throws IllegalArgumentException if it is not exactly one matcher; the message quotes the text
   */
  public Matcher parse(String text) {
    if (syntax != LabelSyntax.CLASSIC && (text.startsWith("{") || text.endsWith("}"))) {
      throw new IllegalArgumentException("unexpected open or close brace: " + text);
    }
    return parse(text, Utf8MatcherReader::readOne, ClassicMatcherReader::readOne);
  }

  private <T> T parse(String text, Function<String, T> utf8, Function<String, T> classic) {
    if (!LabelSyntax.isUnicode(text)) {
      throw new IllegalArgumentException("matchers are not valid UTF-8: " + text);
    }
    return switch (syntax) {
      case CLASSIC -> classic.apply(text);
      case UTF8_STRICT -> utf8.apply(text);
      case FALLBACK -> parseBothWays(text, utf8, classic);
    };
  }

  private <T> T parseBothWays(String text, Function<String, T> utf8, Function<String, T> classic) {
    var modern = succeeding(text, utf8);
    T old;
    try {
      old = classic.apply(text);
    } catch (IllegalArgumentException classicError) {
      return modern.orElseThrow(() -> classicError);
    }
    if (!modern.equals(Optional.of(old))) {
      warnings.accept(disagreement(text, old, modern));
    }
    return old;
  }

  private static <T> Optional<T> succeeding(String text, Function<String, T> reader) {
    try {
      return Optional.of(reader.apply(text));
    } catch (IllegalArgumentException rejected) {
      return Optional.empty();
    }
  }

  private static <T> String disagreement(String text, T old, Optional<T> modern) {
    return modern
        .map(
            other ->
                "matchers %s are read as %s; in UTF-8 strict mode they mean %s"
                    .formatted(text, old, other))
        .orElseGet(
            () ->
                "matchers %s are rejected in UTF-8 strict mode; write %s instead"
                    .formatted(text, old));
  }
}
