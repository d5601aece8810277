package io.tocsin.gateway.call;

import io.tocsin.gateway.ingest.body.SourceText;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.matcher.MatchOperator;
import io.tocsin.model.matcher.Matcher;
import io.tocsin.model.matcher.MatcherParser;
import io.tocsin.model.matcher.Matchers;
import java.util.List;

/** Matchers of a query, one per request parameter. */
public final class MatcherFilter {
  /**
   * Anyone can send a query, so its regular expressions are limited more than those of a
   * configuration.
   */
  public static final int MAX_EXPRESSION = 1024;

  private MatcherFilter() {}

  static Matchers of(List<String> texts, LabelSyntax syntax) {
    var parser = new MatcherParser(syntax);
    return new Matchers(texts.stream().map(text -> parse(text, parser)).toList());
  }

  public static boolean isTooLong(MatchOperator operator, String value) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL -> false;
      case REGEX, NOT_REGEX -> value.length() > MAX_EXPRESSION;
    };
  }

  private static Matcher parse(String text, MatcherParser parser) {
    try {
      var matcher = parser.parse(text);
      if (isTooLong(matcher.operator(), matcher.value())) {
        throw new IllegalArgumentException(
            "the expression for %s has more than %d characters"
                .formatted(SourceText.shown(matcher.name()), MAX_EXPRESSION));
      }
      return matcher;
    } catch (IllegalArgumentException e) {
      throw CallRejected.because(SourceText.shown(String.valueOf(e.getMessage())));
    }
  }
}
