package io.tocsin.model.label;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Compiles RE2 expressions that come from outside. The library overflows the stack on deeply nested
 * parentheses, takes tens of megabytes for nested repeats or many of them, and does not come back
 * from some letters when it ignores case, so all of it is bounded before it sees the text.
 */
final class SafeRegex {
  private static final int MAX_LENGTH = 4096;
  private static final int MAX_NESTING = 250;
  private static final int MAX_REPEAT = 1000;

  /** A step takes some 80 bytes. Without a counted repeat nothing gets near. */
  private static final int MAX_SIZE = 20_000;

  /** About a fifth of a second. A class with everything the library folds has 66 000. */
  private static final int MAX_FOLDED = 1_000_000;

  private SafeRegex() {}

  static Pattern compile(String expression) {
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
          "regular expression stands for %d characters when its repeats are written out, at most %d are allowed"
              .formatted(shape.size(), MAX_SIZE));
    }
  }

  private static void checkFolding(CaseFolding folding) {
    if (folding.endless()) {
      throw new IllegalArgumentException(
          "regular expression ignores the case of U+1C80 to U+1C88, which cannot be done:"
              + " leave them out of its ranges (\\x{1C7F}, \\x{1C89}), or leave out (?i)");
    }
    if (folding.characters() > MAX_FOLDED) {
      throw new IllegalArgumentException(
          "regular expression ignores the case of %d characters, at most %d are allowed:"
                  .formatted(folding.characters(), MAX_FOLDED)
              + " make its ranges fewer or smaller, or leave out (?i)");
    }
  }
}
