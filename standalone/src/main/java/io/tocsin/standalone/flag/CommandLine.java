package io.tocsin.standalone.flag;

import io.tocsin.configuration.yaml.NearestKey;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parsed command line of {@code up}. */
public sealed interface CommandLine {
  record Help() implements CommandLine {}

  record Version() implements CommandLine {}

  record Run(GivenFlags flags) implements CommandLine {}

  /**
   * Reads {@code --flag=value}, {@code --flag value}, {@code --switch} and {@code --no-switch}.
   *
   * @throws BadFlagException at the first flag that is unknown, repeated, or has no value or an
   *     invalid one
   */
  static CommandLine parse(List<String> arguments) throws BadFlagException {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      return new Help();
    }
    if (arguments.contains("--version")) {
      return new Version();
    }
    return new Run(read(arguments));
  }

  private static GivenFlags read(List<String> arguments) throws BadFlagException {
    Map<Flag, String> given = new LinkedHashMap<>();
    var rest = arguments.iterator();
    while (rest.hasNext()) {
      var argument = rest.next();
      var written = WrittenFlag.parse(argument);
      var flag = flag(written);
      var value =
          written.value().isPresent()
              ? written.value().get()
              : flag.takesValue() ? next(rest, flag) : String.valueOf(!written.negated());
      check(flag, value);
      if (given.put(flag, value) != null && !flag.repeatable()) {
        throw new BadFlagException("flag --%s is given more than once".formatted(flag.name()));
      }
    }
    return new GivenFlags(given);
  }

  private static Flag flag(WrittenFlag written) throws BadFlagException {
    var flag = Flags.named(written.name());
    if (flag.isEmpty() || (written.negated() && flag.get().takesValue())) {
      throw new BadFlagException(
          "unknown flag --%s%s; --help lists all"
              .formatted(written.asGiven(), nearest(written.asGiven())));
    }
    return flag.get();
  }

  private static String nearest(String name) {
    var known = Flags.all().stream().map(Flag::name).toList();
    return NearestKey.to(name, known).map(near -> ", did you mean --" + near + "?").orElse("");
  }

  private static String next(Iterator<String> rest, Flag flag) throws BadFlagException {
    if (!rest.hasNext()) {
      throw new BadFlagException("flag --%s needs a value".formatted(flag.name()));
    }
    return rest.next();
  }

  private static void check(Flag flag, String value) throws BadFlagException {
    try {
      flag.kind().check(value);
    } catch (IllegalArgumentException e) {
      throw new BadFlagException(
          "flag --%s: \"%s\" is wrong: %s".formatted(flag.name(), value, e.getMessage()));
    }
  }
}
