package io.tocsin.configuration.template;

/** A template that Go's parser would reject. */
final class TemplateMistake extends Exception {
  private static final long serialVersionUID = 1;

  TemplateMistake(String message) {
    super(message);
  }

  static TemplateMistake missingValue(String context) {
    return new TemplateMistake("missing value for " + context);
  }

  static TemplateMistake unexpected(Token token, String context) {
    return new TemplateMistake("unexpected " + token.text() + " in " + context);
  }
}
