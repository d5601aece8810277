package io.tocsin.standalone.flag;

import java.util.Locale;
import java.util.stream.Collectors;

/** The output of {@code --help}. */
public final class Usage {
  private Usage() {}

  public static String text() {
    return """
        usage: tocsin up [<flags>]

        Receives alerts, routes them, notifies people, runs runbooks. Accepts Alertmanager's flags.

        Flags:
        """
        + Flags.all().stream().map(Usage::line).collect(Collectors.joining("\n"))
        + "\n  --version\n      Print the version and exit.";
  }

  private static String line(Flag flag) {
    var value = flag.takesValue() ? "=" + flag.kind().name().toLowerCase(Locale.ROOT) : "";
    var fallback = flag.fallback().isEmpty() ? "" : " Default: " + flag.fallback() + ".";
    return "  --%s%s\n      %s%s".formatted(flag.name(), value, flag.help(), fallback);
  }
}
