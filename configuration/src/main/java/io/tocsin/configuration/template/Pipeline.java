package io.tocsin.configuration.template;

import java.util.List;

/**
 * The commands of an action, {@code $x := .Labels | len}.
 *
 * @param target the left side of an assignment with its sign; empty if nothing is assigned
 * @param commands the rest, with their pipes and parentheses
 */
record Pipeline(List<Token> target, List<Token> commands) {

  /**
   * @param context the keyword whose pipeline it is, for messages
   * @throws TemplateMistake if a command is missing
   */
  static Pipeline of(List<Token> tokens, String context) throws TemplateMistake {
    if (tokens.isEmpty()) {
      throw TemplateMistake.missingValue(context);
    }
    int declared = declaredBefore(tokens);
    var commands = tokens.subList(declared, tokens.size());
    requireCommands(commands, context);
    return new Pipeline(tokens.subList(0, declared), commands);
  }

  /** Whether it declares the variables of its target, instead of assigning to existing ones. */
  boolean declares() {
    return !target.isEmpty() && target.getLast().text().equals(":=");
  }

  /** The number of tokens of an assignment's left side: {@code $x :=}, {@code $i, $x :=}. */
  private static int declaredBefore(List<Token> tokens) {
    for (int i = 1; i < Math.min(4, tokens.size()); i++) {
      if (tokens.get(i).is(Token.Kind.ASSIGN) && tokens.getFirst().is(Token.Kind.VARIABLE)) {
        return i + 1;
      }
    }
    return 0;
  }

  /** Requires a value on both sides of each pipe and in each pair of parentheses. */
  private static void requireCommands(List<Token> tokens, String context) throws TemplateMistake {
    boolean something = false;
    for (var token : tokens) {
      switch (token.kind()) {
        case PIPE, CLOSE -> {
          if (!something) {
            throw TemplateMistake.missingValue(context);
          }
          something = token.is(Token.Kind.CLOSE);
        }
        case OPEN -> something = false;
        case COMMA, ASSIGN -> throw TemplateMistake.unexpected(token, context);
        case WORD, FIELD, VARIABLE, STRING, NUMBER -> something = true;
      }
    }
    // Go ignores a pipe at the very end.
    if (!something && !tokens.isEmpty() && !tokens.getLast().is(Token.Kind.PIPE)
        || tokens.isEmpty()) {
      throw TemplateMistake.missingValue(context);
    }
  }
}
