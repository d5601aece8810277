package io.tocsin.configuration.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the key that was probably meant. */
public final class NearestKey {
  private NearestKey() {}

  /** Empty if none is similar enough: at most a third of its letters may differ. */
  public static Optional<String> to(String written, Collection<String> known) {
    return known.stream()
        .filter(key -> distance(written, key) <= Math.max(1, key.length() / 3))
        .min(
            Comparator.comparingInt((String key) -> distance(written, key))
                .thenComparing(key -> key));
  }

  /** The edit distance; keys are short, so the simple algorithm is enough. */
  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }
}
