package io.tocsin.model.matcher;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is known about every value that a matcher accepts without running its expression: it starts
 * with one of these texts. Indexes use them for look-ups, and most expressions in practice ({@code
 * a|b}, {@code web-.*}) contain nothing else.
 *
 * @param texts at least one; an empty text says nothing
 * @param tail what follows the text
 */
public record Literals(Set<String> texts, Tail tail) {

  /** What may follow the text. Only {@link #UNKNOWN} requires running the expression. */
  public enum Tail {
    NOTHING,
    /** {@code .+}, at least one character and no line break. */
    SOMETHING,
    /** {@code .*}, no line break. */
    ANYTHING,
    UNKNOWN
  }

  static final Literals EMPTY = new Literals(Set.of(""), Tail.NOTHING);
  static final Literals SOMETHING = new Literals(Set.of(""), Tail.SOMETHING);
  static final Literals ANYTHING = new Literals(Set.of(""), Tail.ANYTHING);
  static final Literals UNKNOWN = new Literals(Set.of(""), Tail.UNKNOWN);

  /**
   * The maximum length of an expression, so that {@code (a|b)(a|b)…} does not exhaust the memory.
   */
  private static final int MAX_CHARACTERS = 4096;

  public Literals {
    texts = Set.copyOf(texts);
  }

  static Literals exactly(String text) {
    return new Literals(Set.of(text), Tail.NOTHING);
  }

  /** Whether {@link #admit} is the final result, so that the expression need not run. */
  boolean areDecisive() {
    return tail != Tail.UNKNOWN;
  }

  boolean admit(String value) {
    if (tail == Tail.NOTHING) {
      return texts.contains(value);
    }
    for (var text : texts) {
      if (value.startsWith(text) && tailAdmits(value, text.length())) {
        return true;
      }
    }
    return false;
  }

  Literals then(Literals next) {
    if (next.equals(EMPTY)) {
      return this;
    }
    return tail == Tail.NOTHING ? crossed(next) : withUnknownTail();
  }

  Literals withUnknownTail() {
    return new Literals(texts, Tail.UNKNOWN);
  }

  static Literals anyOf(List<Literals> alternatives) {
    var texts = new HashSet<String>();
    var tail = alternatives.getFirst().tail;
    for (var alternative : alternatives) {
      texts.addAll(alternative.texts);
      tail = alternative.tail == tail ? tail : Tail.UNKNOWN;
    }
    return characters(texts) > MAX_CHARACTERS ? UNKNOWN : new Literals(texts, tail);
  }

  private Literals crossed(Literals next) {
    long size = characters(texts) * next.texts.size() + characters(next.texts) * texts.size();
    if (size > MAX_CHARACTERS) {
      return withUnknownTail();
    }
    var crossed = new HashSet<String>();
    for (var text : texts) {
      next.texts.forEach(end -> crossed.add(text + end));
    }
    return new Literals(crossed, next.tail);
  }

  private boolean tailAdmits(String value, int start) {
    return switch (tail) {
      case NOTHING -> value.length() == start;
      case SOMETHING -> value.length() > start && value.indexOf('\n', start) < 0;
      case ANYTHING -> value.indexOf('\n', start) < 0;
      case UNKNOWN -> true;
    };
  }

  private static long characters(Set<String> texts) {
    return texts.stream().mapToLong(String::length).sum();
  }
}
