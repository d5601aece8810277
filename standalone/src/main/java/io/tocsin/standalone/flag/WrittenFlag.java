package io.tocsin.standalone.flag;

import java.util.Optional;

/**
 * A flag as given on the command line.
 *
 * @param name without dashes, value and {@code no-}
 * @param value the text after its equals sign
 */
record WrittenFlag(String name, boolean negated, Optional<String> value) {
  private static final String NEGATION = "no-";

  static WrittenFlag parse(String argument) throws BadFlagException {
    if (!argument.startsWith("--") || argument.length() == 2) {
      throw new BadFlagException(
          "unexpected \"%s\": all settings are flags; --help lists them".formatted(argument));
    }
    int equals = argument.indexOf('=');
    var name = argument.substring(2, equals < 0 ? argument.length() : equals);
    boolean negated = name.startsWith(NEGATION);
    return new WrittenFlag(
        negated ? name.substring(NEGATION.length()) : name,
        negated,
        equals < 0 ? Optional.empty() : Optional.of(argument.substring(equals + 1)));
  }

  String asGiven() {
    return (negated ? NEGATION : "") + name;
  }
}
