package io.tocsin.configuration.template;

/**
 * A piece of what stands between two pairs of braces.
 *
 * @param text as it is written
 */
record Token(Kind kind, String text) {
  enum Kind {
    /** A word that stands for itself: a keyword or a function. */
    WORD,
    /** A word behind a dot, or the dot alone. */
    FIELD,
    /** With its dollar. */
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
