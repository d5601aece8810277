package io.tocsin.model.label;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads matchers as people write them in routes, silences and filters.
 *
 * <p>Alertmanager has two parsers that accept different texts. In {@link LabelSyntax#FALLBACK} both
 * read, and an old text keeps its old meaning, with a warning that it will change one day.
 *
 * @see <a
 *     href="https://github.com/prometheus/alertmanager/blob/main/matcher/compat/parse.go">Alertmanager's
 *     matcher/compat</a>
 */
public final class MatcherParser {
  private final LabelSyntax syntax;
  private final Consumer<String> warnings;

  /**
   * @param warnings told, one sentence each, when the two parsers do not agree
   */
  public MatcherParser(LabelSyntax syntax, Consumer<String> warnings) {
    this.syntax = syntax;
    this.warnings = warnings;
  }

  /** A parser whose disagreements nobody wants to hear of. */
  public MatcherParser(LabelSyntax syntax) {
    this(syntax, warning -> {});
  }

  /**
   * Matchers separated by commas, with or without one pair of braces around them. None is fine.
   *
   * @throws IllegalArgumentException if it is not such a list; the message quotes the text
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
    } catch (IllegalArgumentException classicRefuses) {
      return modern.orElseThrow(() -> classicRefuses);
    }
    if (!modern.equals(Optional.of(old))) {
      warnings.accept(disagreement(text, old, modern));
    }
    return old;
  }

  private static <T> Optional<T> succeeding(String text, Function<String, T> reader) {
    try {
      return Optional.of(reader.apply(text));
    } catch (IllegalArgumentException refused) {
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
                "matchers %s are refused in UTF-8 strict mode; write %s instead"
                    .formatted(text, old));
  }
}
