package io.tocsin.standalone.command;

import java.io.PrintStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints the versions of the program, of Java and the platform. */
final class VersionCommand implements Command {
  private final PrintStream out;

  VersionCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public CommandSpec spec() {
    var spec = CommandSpec.wrapWithoutInspection(this).name("version");
    spec.usageMessage().description("Print the version.");
    return spec.addOption(HelpFlags.help());
  }

  @Override
  public int run(ParseResult given) {
    out.println(ProgramVersion.line());
    out.printf("  java version: %s%n", Runtime.version());
    out.printf(
        "  platform:     %s/%s%n", System.getProperty("os.name"), System.getProperty("os.arch"));
    return 0;
  }
}
