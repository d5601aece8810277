package io.tocsin.model.memory;

import java.util.function.UnaryOperator;

/**
 * Hands out one text for equal ones, and counts what the others take of the heap. Most of the heap
 * is texts, and most of them are names of labels, or values that many alerts have.
 *
 * <p>It remembers a few thousand short ones and forgets what collides, so it needs no end of life
 * and a flood of unique values costs it nothing. One thread only.
 */
public final class SharedTexts implements UnaryOperator<String> {
  private static final int SLOTS = 4096;

  /** Longer texts are hardly ever equal, and thousands of them would be held for nothing. */
  private static final int LONGEST_SHARED = 256;

  /** A string and its array, before the first character. */
  private static final int BYTES_OF_AN_EMPTY_TEXT = 40;

  /** Not free, because it stays when the alert is gone that it was counted for. */
  private static final int PART_OF_A_SHARED_TEXT = 8;

  private static final int LAST_LATIN_1 = 0xff;

  private final String[] remembered = new String[SLOTS];
  private long heapBytes;

  @Override
  public String apply(String text) {
    if (text.length() > LONGEST_SHARED) {
      heapBytes += heapBytesOf(text);
      return text;
    }
    int hash = text.hashCode();
    int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    if (text.equals(remembered[slot])) {
      heapBytes += heapBytesOf(text) / PART_OF_A_SHARED_TEXT;
    } else {
      remembered[slot] = text;
      heapBytes += heapBytesOf(text);
    }
    return remembered[slot];
  }

  /** What the texts handed out so far take, with little for those that were there already. */
  public long heapBytes() {
    return heapBytes;
  }

  /** Two bytes for each character as soon as one of them is not in Latin-1. */
  static int heapBytesOf(String text) {
    int width = text.chars().allMatch(c -> c <= LAST_LATIN_1) ? 1 : 2;
    return BYTES_OF_AN_EMPTY_TEXT + (text.length() * width + 7 & ~7);
  }
}
