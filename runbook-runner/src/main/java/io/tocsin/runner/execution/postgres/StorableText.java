package io.tocsin.runner.execution.postgres;

import io.tocsin.runner.output.StoredText;

/** Makes texts from alerts storable. They cannot be rejected, so they are repaired. */
final class StorableText {
  private static final int MOST_BYTES = 4096;

  private StorableText() {}

  /** Truncates the text and replaces NUL, which PostgreSQL cannot store, with U+2400. */
  static String of(String text) {
    return StoredText.startOf(withoutNul(text), MOST_BYTES).text();
  }

  static String withoutNul(String text) {
    return text.replace('\0', '\u2400');
  }
}
