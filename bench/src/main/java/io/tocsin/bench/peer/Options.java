package io.tocsin.bench.peer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What to measure, and for how long.
 *
 * @param seconds of each measurement under load
 * @param warmUp load before the first measurement that counts
 * @param mixed how long the mixed load is measured
 * @param mixedWarmUp mixed load before it
 * @param rounds how often each subject is measured
 * @param before a built source tree of another commit that is measured, too
 */
record Options(
    Duration seconds,
    Duration warmUp,
    Duration mixed,
    Duration mixedWarmUp,
    int rounds,
    Set<Part> parts,
    Optional<Path> before) {
  static final String USAGE =
      """
      usage: bench/run [--parts=rate,latency,listing,memory,crash,mixed] [--rounds=2]
                       [--seconds=10] [--warm-up=180] [--mixed-seconds=180] [--mixed-warm-up=60] [--before=HOME]

        --parts          what is measured; everything unless it is given
        --rounds         how often each subject has its turn
        --seconds        length of each measurement of rate and latency
        --warm-up        seconds of load before them
        --mixed-seconds  length of the measurement of mixed work, of all subjects at the same time
        --mixed-warm-up  seconds of mixed work before it
        --before         folder of another built source tree, measured beside this one
        --help           this text

      bench/README.md says what each part does and what its figures mean.
      """;

  static Options parse(List<String> arguments) {
    var options = defaults();
    for (var argument : arguments) {
      options = options.with(argument);
    }
    return options;
  }

  private static Options defaults() {
    return new Options(
        Duration.ofSeconds(10),
        Duration.ofSeconds(180),
        Duration.ofSeconds(180),
        Duration.ofSeconds(60),
        2,
        all(),
        Optional.empty());
  }

  private Options with(String argument) {
    var pair = argument.split("=", 2);
    var value = pair.length == 2 ? pair[1] : "";
    return switch (pair[0]) {
      case "--seconds" -> withSeconds(duration(argument, value), warmUp);
      case "--warm-up" -> withSeconds(seconds, duration(argument, value));
      case "--mixed-seconds" -> withMixed(duration(argument, value), mixedWarmUp);
      case "--mixed-warm-up" -> withMixed(mixed, duration(argument, value));
      case "--rounds" -> of(number(argument, value, 20), parts, before);
      case "--parts" -> of(rounds, parts(value), before);
      case "--before" -> of(rounds, parts, Optional.of(folder(argument, value)));
      default -> throw new IllegalArgumentException("unknown option " + argument + "\n" + USAGE);
    };
  }

  private Options withSeconds(Duration newSeconds, Duration newWarmUp) {
    return new Options(newSeconds, newWarmUp, mixed, mixedWarmUp, rounds, parts, before);
  }

  private Options withMixed(Duration newMixed, Duration newWarmUp) {
    return new Options(seconds, warmUp, newMixed, newWarmUp, rounds, parts, before);
  }

  private Options of(int newRounds, Set<Part> newParts, Optional<Path> newBefore) {
    return new Options(seconds, warmUp, mixed, mixedWarmUp, newRounds, newParts, newBefore);
  }

  private static Path folder(String argument, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(argument + ": wants a folder\n" + USAGE);
    }
    return Path.of(value).toAbsolutePath();
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
