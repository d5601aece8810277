package io.tocsin.router.observe;

import java.util.function.UnaryOperator;

/**
 * Hands out one text for equal ones. Most of the heap is texts, and most of them are names of
 * labels, or values that many alerts have.
 *
 * <p>It remembers a few thousand and forgets what collides, so it needs no end of life and a flood
 * of unique values costs it nothing. One thread only.
 */
final class SharedTexts implements UnaryOperator<String> {
  private static final int SLOTS = 4096;

  private final String[] remembered = new String[SLOTS];

  @Override
  public String apply(String text) {
    int hash = text.hashCode();
    int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    if (!text.equals(remembered[slot])) {
      remembered[slot] = text;
    }
    return remembered[slot];
  }
}
