package io.tocsin.model.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Compiles untrusted RE2 expressions. RE2/J overflows the stack on deeply nested parentheses, needs
 * tens of megabytes for many or nested repeats, and loops forever on some letters when it ignores
 * case, so all of these are limited before compiling.
 */
public final class SafeRegex {
  private static final int MAX_LENGTH = 4096;
  private static final int MAX_NESTING = 250;
  private static final int MAX_REPEAT = 1000;

  /** A step needs some 80 bytes. Expressions without counted repeats stay far below. */
  private static final int MAX_SIZE = 20_000;

  /** About a fifth of a second. A class with every letter that RE2/J folds has 66,000. */
  private static final int MAX_FOLDED = 1_000_000;

  private SafeRegex() {}

  public static Pattern compile(String expression) {
    check(expression);
    try {
      return Pattern.compile("^(?:" + expression + ")$");
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "bad regular expression \"" + expression + "\": " + e.getDescription(), e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException("regular expression is nested too deeply", e);
    }
  }

  private static void check(String expression) {
    if (expression.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "regular expression has %d characters, at most %d are allowed"
              .formatted(expression.length(), MAX_LENGTH));
    }
    checkShape(RegexShape.of(expression));
    checkFolding(CaseFolding.of(expression));
  }

  private static void checkShape(RegexShape shape) {
    if (shape.nesting() > MAX_NESTING) {
      throw new IllegalArgumentException(
          "regular expression nests parentheses deeper than " + MAX_NESTING);
    }
    if (shape.repeatProduct() > MAX_REPEAT) {
      throw new IllegalArgumentException(
          "regular expression repeats a part more than %d times in all".formatted(MAX_REPEAT));
    }
    if (shape.size() > MAX_SIZE) {
      throw new IllegalArgumentException(
          "regular expression has %d characters after expanding its repeats, at most %d are allowed"
              .formatted(shape.size(), MAX_SIZE));
    }
  }

  private static void checkFolding(CaseFolding folding) {
    if (folding.endless()) {
      throw new IllegalArgumentException(
          "regular expression ignores the case of U+1C80 to U+1C88, which is not supported:"
              + " exclude them from its ranges (\\x{1C7F}, \\x{1C89}), or remove (?i)");
    }
    if (folding.characters() > MAX_FOLDED) {
      throw new IllegalArgumentException(
          "regular expression ignores the case of %d characters, at most %d are allowed:"
                  .formatted(folding.characters(), MAX_FOLDED)
              + " use fewer or smaller ranges, or remove (?i)");
    }
  }
}
