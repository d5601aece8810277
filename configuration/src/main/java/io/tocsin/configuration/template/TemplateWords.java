package io.tocsin.configuration.template;

import java.util.Set;

/** The words that a template may use without declaring them. */
final class TemplateWords {
  private static final Set<String> KEYWORDS =
      Set.of(
          "if", "range", "with", "define", "block", "template", "else", "end", "break", "continue");

  private static final Set<String> CONSTANTS = Set.of("true", "false", "nil");

  /** Go's functions and Alertmanager's additions. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "and",
          "or",
          "not",
          "len",
          "index",
          "slice",
          "print",
          "printf",
          "println",
          "html",
          "js",
          "urlquery",
          "call",
          "eq",
          "ne",
          "lt",
          "le",
          "gt",
          "ge",
          "toUpper",
          "toLower",
          "title",
          "trimSpace",
          "join",
          "match",
          "safeHtml",
          "safeUrl",
          "urlUnescape",
          "reReplaceAll",
          "stringSlice",
          "date",
          "tz",
          "since",
          "humanizeDuration",
          "toJson",
          "list",
          "append",
          "dict",
          "base64encode",
          "base64decode",
          "routeLabels",
          "now",
          "toDate",
          "mustToDate");

  private TemplateWords() {}

  /** Requires that a word in a pipeline is a function or a constant. */
  static void check(Token token) throws TemplateMistake {
    if (!token.is(Token.Kind.WORD) || CONSTANTS.contains(token.text())) {
      return;
    }
    if (KEYWORDS.contains(token.text())) {
      throw TemplateMistake.unexpected(token, "command");
    }
    if (!FUNCTIONS.contains(token.text())) {
      throw new TemplateMistake("function \"" + token.text() + "\" not defined");
    }
  }
}
