package io.tocsin.notifier.receiver.email;

import io.tocsin.notifier.receiver.CutText;

/** Text that may become a header: one line, no control characters, not endless. */
final class HeaderText {
  private static final int LONGEST = 500;

  private HeaderText() {}

  static String of(String text) {
    return CutText.to(LONGEST, text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip());
  }
}
