package io.tocsin.notifier.receiver.http;

import io.tocsin.configuration.redaction.Redaction;
import io.tocsin.notifier.receiver.CutText;
import java.util.Collection;

/** Foreign text made fit for a log, a topic and a console. */
public final class ShownText {
  private static final int LONGEST = 200;

  /** So much of it is looked at; nobody needs page two of an error page. */
  private static final int LONGEST_READ = 16 * 1024;

  private ShownText() {}

  /**
   * @param secrets replaced wherever the other side repeats them
   */
  public static String of(String text, Collection<String> secrets) {
    var shown = Redaction.of(secrets).hide(CutText.to(LONGEST_READ, text));
    return CutText.to(LONGEST, shown.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip());
  }
}
