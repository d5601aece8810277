package io.tocsin.standalone.command;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Flags that amtool has for all its commands, accepted so that scripts can pass them. A check does
 * not contact a server, so they have no effect.
 *
 * @see <a href="https://github.com/prometheus/alertmanager/blob/main/cli/root.go">amtool's
 *     root.go</a>
 */
final class AmtoolFlags {
  private static final String NO_EFFECT = "Accepted for compatibility, no effect.";

  private AmtoolFlags() {}

  static List<OptionSpec> all() {
    return List.of(
        text("--alertmanager.url"),
        text("--date.format"),
        text("--http.config.file"),
        text("--timeout"),
        aSwitch("-v", "--verbose"),
        aSwitch("--version-check"),
        OptionSpec.builder("-o", "--output")
            .type(OutputFormat.class)
            .paramLabel("simple|extended|json")
            .description(NO_EFFECT)
            .build());
  }

  private static OptionSpec text(String name) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel("<value>")
        .description(NO_EFFECT)
        .build();
  }

  private static OptionSpec aSwitch(String... names) {
    return OptionSpec.builder(names)
        .type(boolean.class)
        .negatable(true)
        .description(NO_EFFECT)
        .build();
  }
}
