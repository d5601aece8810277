package io.tocsin.notifier.receiver.http;

import io.tocsin.notifier.receiver.CutText;
import java.util.Collection;

/** Foreign text made fit for a log, a topic and a console. */
public final class ShownText {
  private static final int LONGEST = 200;
  private static final int SHORTEST_SECRET = 4;

  private ShownText() {}

  /**
   * @param secrets replaced wherever the other side repeats them
   */
  public static String of(String text, Collection<String> secrets) {
    var shown = text;
    for (var secret : secrets) {
      shown = secret.length() < SHORTEST_SECRET ? shown : shown.replace(secret, "<secret>");
    }
    shown = shown.replaceAll("xox[a-z]-[A-Za-z0-9-]+|xapp-[A-Za-z0-9-]+", "<secret>");
    return CutText.to(LONGEST, shown.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip());
  }
}
