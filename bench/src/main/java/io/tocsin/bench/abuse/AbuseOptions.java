package io.tocsin.bench.abuse;

import java.time.Duration;
import java.util.List;

/**
 * @param length of the abuse
 * @param heap the value of {@code -Xmx}
 * @param seed of every random choice
 */
record AbuseOptions(Duration length, String heap, long seed) {
  static final String USAGE = "usage: bench/abuse [--minutes=60] [--heap=512m] [--seed=1]";

  static AbuseOptions parse(List<String> arguments) {
    var options = new AbuseOptions(Duration.ofMinutes(60), "512m", 1);
    for (var argument : arguments) {
      options = options.with(argument);
    }
    return options;
  }

  private AbuseOptions with(String argument) {
    var pair = argument.split("=", 2);
    var value = pair.length == 2 ? pair[1] : "";
    return switch (pair[0]) {
      case "--minutes" -> new AbuseOptions(Duration.ofMinutes(number(argument, value)), heap, seed);
      case "--heap" -> new AbuseOptions(length, value, seed);
      case "--seed" -> new AbuseOptions(length, heap, number(argument, value));
      default -> throw new IllegalArgumentException("unknown option " + argument + "\n" + USAGE);
    };
  }

  private static long number(String argument, String value) {
    if (!value.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException(argument + ": expected 1 to 9999\n" + USAGE);
    }
    return Long.parseLong(value);
  }
}
