package io.tocsin.standalone.command;

import picocli.CommandLine.Model.OptionSpec;

/** The flags of every command, spelled as in amtool. */
final class HelpFlags {
  private HelpFlags() {}

  static OptionSpec help() {
    return OptionSpec.builder("-h", "--help", "--help-long", "--help-man")
        .usageHelp(true)
        .description("Show this help.")
        .build();
  }
}
