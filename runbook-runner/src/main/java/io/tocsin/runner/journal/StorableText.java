package io.tocsin.runner.journal;

import io.tocsin.runner.output.StoredText;

/** Texts that alerts bring along or that tell of them: nobody refuses those, so they are mended. */
final class StorableText {
  private static final int MOST_BYTES = 4096;

  private StorableText() {}

  /** Cut, and with the picture of a NUL in place of each, which PostgreSQL cannot hold. */
  static String of(String text) {
    return StoredText.startOf(withoutNul(text), MOST_BYTES).text();
  }

  static String withoutNul(String text) {
    return text.replace('\0', '\u2400');
  }
}
