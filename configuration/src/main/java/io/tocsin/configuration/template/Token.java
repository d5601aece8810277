package io.tocsin.configuration.template;

/**
 * A token of an action.
 *
 * @param text as it is written
 */
record Token(Kind kind, String text) {
  enum Kind {
    /** A keyword or a function. */
    WORD,
    /** A field with its dot, or the dot alone. */
    FIELD,
    /** A variable, including the dollar sign. */
    VARIABLE,
    STRING,
    NUMBER,
    /** {@code :=} or {@code =}. */
    ASSIGN,
    PIPE,
    COMMA,
    OPEN,
    CLOSE
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }
}
