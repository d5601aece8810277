package io.tocsin.standalone.command;

import picocli.CommandLine.Model.OptionSpec;

/** The flags that every command has, spelled as amtool spells them. */
final class HelpFlags {
  private HelpFlags() {}

  static OptionSpec help() {
    return OptionSpec.builder("-h", "--help", "--help-long", "--help-man")
        .usageHelp(true)
        .description("Show this help.")
        .build();
  }
}
