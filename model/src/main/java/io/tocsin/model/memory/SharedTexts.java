package io.tocsin.model.memory;

import java.util.function.UnaryOperator;

/**
 * Deduplicates strings, and counts the heap of the distinct ones. Most of the heap is strings, and
 * most of them are label names or values shared by many alerts.
 *
 * <p>Remembers a few thousand short strings and overwrites collisions, so entries never need to be
 * removed and a flood of unique values costs nothing. One thread only.
 */
public final class SharedTexts implements UnaryOperator<String> {
  private static final int SLOTS = 4096;

  /** Longer texts are hardly ever equal, and remembering thousands of them would waste heap. */
  private static final int LONGEST_SHARED = 256;

  /** A string and its array, without characters. */
  private static final int BYTES_OF_AN_EMPTY_TEXT = 40;

  /** Not free, because the string stays after the alert that it was counted for. */
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

  /** Heap used by the texts so far; known ones count only in part. */
  public long heapBytes() {
    return heapBytes;
  }

  /** Two bytes per character once one of them is not Latin-1. */
  static int heapBytesOf(String text) {
    int width = text.chars().allMatch(c -> c <= LAST_LATIN_1) ? 1 : 2;
    return BYTES_OF_AN_EMPTY_TEXT + (text.length() * width + 7 & ~7);
  }
}
