package io.tocsin.model.memory;

import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;

/**
 * Heap used by an active alert, from its report to its group. An estimate: docs/numbers.md compares
 * it with measurements.
 */
public final class AlertMemory {
  /** Objects, table entries and times, in router and gateway, without any text. */
  private static final int WITHOUT_TEXTS = 450;

  private static final int BYTES_OF_A_PAIR = 2 * Integer.BYTES;

  private AlertMemory() {}

  /**
   * @param texts texts that are held already
   */
  public static int of(Alert alert, SharedTexts texts) {
    long before = texts.heapBytes();
    count(alert.labels(), texts);
    count(alert.annotations(), texts);
    texts.apply(alert.generatorUrl());
    return of(alert, texts.heapBytes() - before);
  }

  /**
   * @param textBytes heap of its texts, except those shared with other alerts
   */
  public static int of(Alert alert, long textBytes) {
    long pairs = alert.labels().size() + alert.annotations().size();
    return Math.toIntExact(WITHOUT_TEXTS + pairs * BYTES_OF_A_PAIR + textBytes);
  }

  /** Heap if it shares nothing. Does not remember its texts. */
  public static int atMost(Alert alert) {
    return of(
        alert,
        bytes(alert.labels())
            + bytes(alert.annotations())
            + SharedTexts.heapBytesOf(alert.generatorUrl()));
  }

  private static long bytes(LabelSet pairs) {
    long sum = 0;
    for (var pair : pairs) {
      sum += SharedTexts.heapBytesOf(pair.name()) + SharedTexts.heapBytesOf(pair.value());
    }
    return sum;
  }

  private static void count(LabelSet pairs, SharedTexts texts) {
    for (var pair : pairs) {
      texts.apply(pair.name());
      texts.apply(pair.value());
    }
  }
}
