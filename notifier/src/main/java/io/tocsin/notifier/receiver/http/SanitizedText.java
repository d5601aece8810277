package io.tocsin.notifier.receiver.http;

import io.tocsin.configuration.redaction.Redaction;
import io.tocsin.notifier.receiver.CutText;
import java.util.Collection;

/** Untrusted text made safe for logs, topics and the console. */
public final class SanitizedText {
  private static final int LONGEST = 200;

  /** Only so much of it is examined; the rest of an error page is of no use. */
  private static final int LONGEST_READ = 16 * 1024;

  private SanitizedText() {}

  /**
   * @param secrets redacted wherever the server repeats them
   */
  public static String of(String text, Collection<String> secrets) {
    var shown = Redaction.of(secrets).hide(CutText.to(LONGEST_READ, text));
    return CutText.to(LONGEST, shown.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip());
  }
}
