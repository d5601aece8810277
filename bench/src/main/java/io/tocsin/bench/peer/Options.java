package io.tocsin.bench.peer;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What to measure, and for how long.
 *
 * @param seconds of each measurement under load
 * @param warmUp load before the first measurement that counts
 * @param rounds how often both have their turn
 */
record Options(Duration seconds, Duration warmUp, int rounds, Set<Part> parts) {
  static final String USAGE =
      """
      usage: bench/run [--seconds=10] [--warm-up=180] [--rounds=2] [--parts=rate,latency,listing,memory,crash]
      """;

  static Options parse(List<String> arguments) {
    var options = new Options(Duration.ofSeconds(10), Duration.ofSeconds(180), 2, all());
    for (var argument : arguments) {
      options = options.with(argument);
    }
    return options;
  }

  private Options with(String argument) {
    var pair = argument.split("=", 2);
    var value = pair.length == 2 ? pair[1] : "";
    return switch (pair[0]) {
      case "--seconds" -> new Options(duration(argument, value), warmUp, rounds, parts);
      case "--warm-up" -> new Options(seconds, duration(argument, value), rounds, parts);
      case "--rounds" -> new Options(seconds, warmUp, number(argument, value, 20), parts);
      case "--parts" -> new Options(seconds, warmUp, rounds, parts(value));
      default -> throw new IllegalArgumentException("unknown option " + argument + "\n" + USAGE);
    };
  }

  private static Duration duration(String argument, String value) {
    return Duration.ofSeconds(number(argument, value, 600));
  }

  private static int number(String argument, String value, int most) {
    if (value.matches("[1-9][0-9]{0,3}") && Integer.parseInt(value) <= most) {
      return Integer.parseInt(value);
    }
    throw new IllegalArgumentException(
        "%s: wants a whole number from 1 to %d\n%s".formatted(argument, most, USAGE));
  }

  private static Set<Part> parts(String names) {
    var parts = EnumSet.noneOf(Part.class);
    Stream.of(names.split(",")).map(Options::part).forEach(parts::add);
    return parts;
  }

  private static Part part(String name) {
    return all().stream()
        .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no part is called \"" + name + "\"\n" + USAGE));
  }

  private static Set<Part> all() {
    return EnumSet.allOf(Part.class);
  }
}
