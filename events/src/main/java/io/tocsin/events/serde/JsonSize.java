package io.tocsin.events.serde;

import io.tocsin.model.label.LabelSet;
import java.util.function.ToLongFunction;

/**
 * Size of texts in JSON records in bytes, computed without serializing them. One character takes up
 * to six bytes.
 */
public final class JsonSize {
  private static final int QUOTES = 2;
  private static final int BRACES = 2;
  private static final int COLON_AND_COMMA = 2;
  private static final int MOST_PER_CHARACTER = 6;

  private JsonSize() {}

  /** Size as written by {@link EventJson}, with quotes. */
  public static long of(String text) {
    long bytes = QUOTES;
    for (int i = 0; i < text.length(); i++) {
      bytes += of(text.charAt(i));
    }
    return bytes;
  }

  /** An upper bound, without reading the characters. */
  public static long atMost(String text) {
    return QUOTES + (long) MOST_PER_CHARACTER * text.length();
  }

  /** Size as an object; counts one comma too many. */
  public static long of(LabelSet labels) {
    return sum(labels, JsonSize::of);
  }

  /** An upper bound, without reading the characters. */
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
      // Jackson escapes each half of a surrogate pair, where UTF-8 would take four bytes.
      return MOST_PER_CHARACTER;
    }
    return c < 0x800 ? 2 : 3;
  }

  private static boolean hasShortForm(char c) {
    return c == '\b' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  }
}
