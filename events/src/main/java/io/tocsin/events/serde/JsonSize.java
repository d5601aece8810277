package io.tocsin.events.serde;

import io.tocsin.model.label.LabelSet;
import java.util.function.ToLongFunction;

/**
 * Bytes that texts take in the log's JSON, counted without writing them. They are up to six times
 * as many as characters.
 */
public final class JsonSize {
  private static final int QUOTES = 2;
  private static final int BRACES = 2;
  private static final int COLON_AND_COMMA = 2;
  private static final int MOST_PER_CHARACTER = 6;

  private JsonSize() {}

  /** As {@link EventJson} writes it, with its quotes. */
  public static long of(String text) {
    long bytes = QUOTES;
    for (int i = 0; i < text.length(); i++) {
      bytes += of(text.charAt(i));
    }
    return bytes;
  }

  /** No less than that, without looking at the characters. */
  public static long atMost(String text) {
    return QUOTES + (long) MOST_PER_CHARACTER * text.length();
  }

  /** As an object; a comma more than it has. */
  public static long of(LabelSet labels) {
    return sum(labels, JsonSize::of);
  }

  /** No less than that, without looking at the characters. */
  public static long atMost(LabelSet labels) {
    return sum(labels, JsonSize::atMost);
  }

  private static long sum(LabelSet labels, ToLongFunction<String> size) {
    long bytes = BRACES;
    for (var label : labels) {
      bytes += COLON_AND_COMMA + size.applyAsLong(label.name()) + size.applyAsLong(label.value());
    }
    return bytes;
  }

  private static int of(char c) {
    if (c < ' ') {
      return hasShortForm(c) ? 2 : MOST_PER_CHARACTER;
    }
    if (c == '"' || c == '\\') {
      return 2;
    }
    if (c < 0x80) {
      return 1;
    }
    if (Character.isSurrogate(c)) {
      // Jackson writes both halves of a pair as an escape each, where UTF-8 would take four bytes.
      return MOST_PER_CHARACTER;
    }
    return c < 0x800 ? 2 : 3;
  }

  private static boolean hasShortForm(char c) {
    return c == '\b' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  }
}
