package io.tocsin.notifier.receiver;

/** Cuts text to a number of code points; the last one becomes {@code …} where there is room. */
public final class CutText {
  private static final int MARK_FROM = 4;

  private CutText() {}

  public static String to(int limit, String text) {
    if (text.codePointCount(0, text.length()) <= limit) {
      return text;
    }
    return limit < MARK_FROM ? head(text, limit) : head(text, limit - 1) + "…";
  }

  private static String head(String text, int codePoints) {
    return text.substring(0, text.offsetByCodePoints(0, codePoints));
  }
}
