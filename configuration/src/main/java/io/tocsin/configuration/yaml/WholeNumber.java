package io.tocsin.configuration.yaml;

/** A number that counts something: zero or more. */
final class WholeNumber {
  private WholeNumber() {}

  static int parse(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, as for a negative one.
    }
    throw new IllegalArgumentException("expected a whole number, not \"" + text + "\"");
  }
}
