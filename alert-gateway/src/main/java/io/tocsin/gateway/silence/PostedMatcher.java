package io.tocsin.gateway.silence;

import io.tocsin.gateway.ingest.body.SourceText;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.matcher.MatchOperator;
import io.tocsin.model.matcher.Matcher;

/**
 * A matcher as posted, its regular expression not yet compiled.
 *
 * @param syntax for label names
 */
record PostedMatcher(String name, MatchOperator operator, String value, LabelSyntax syntax) {

  static PostedMatcher of(
      String name, String value, boolean isRegex, boolean isEqual, LabelSyntax syntax) {
    return new PostedMatcher(name, operator(isRegex, isEqual), value, syntax);
  }

  int sizeBytes() {
    return SourceText.utf8Length(name) + SourceText.utf8Length(value);
  }

  /**
   * @throws IllegalArgumentException if the name or the expression is invalid
   */
  Matcher matcher() {
    if (!syntax.isLabelName(name)) {
      throw new IllegalArgumentException("invalid label name " + SourceText.quoted(name));
    }
    return new Matcher(name, operator, value);
  }

  private static MatchOperator operator(boolean isRegex, boolean isEqual) {
    if (isRegex) {
      return isEqual ? MatchOperator.REGEX : MatchOperator.NOT_REGEX;
    }
    return isEqual ? MatchOperator.EQUAL : MatchOperator.NOT_EQUAL;
  }
}
