package io.tocsin.standalone.command;

import io.tocsin.standalone.flag.BadFlagException;
import io.tocsin.standalone.flag.CommandLine;
import io.tocsin.standalone.flag.GivenFlags;
import io.tocsin.standalone.flag.Usage;
import java.io.PrintStream;
import java.util.List;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * Starts the process. Passes its flags on unchanged, because Alertmanager's parser has other rules
 * for repeated, negated and empty flags.
 */
final class UpCommand implements Command {
  static final String NAME = "up";
  private static final int BAD_COMMAND_LINE = 2;

  private final ToIntFunction<GivenFlags> start;
  private final PrintStream out;
  private final PrintStream err;

  UpCommand(ToIntFunction<GivenFlags> start, PrintStream out, PrintStream err) {
    this.start = start;
    this.out = out;
    this.err = err;
  }

  @Override
  public CommandSpec spec() {
    var spec = CommandSpec.wrapWithoutInspection(this).name(NAME);
    spec.usageMessage().description("Start. --help lists the flags.");
    spec.parser().unmatchedOptionsArePositionalParams(true).endOfOptionsDelimiter("\0");
    return spec.addPositional(
        PositionalParamSpec.builder()
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("<flags>")
            .build());
  }

  @Override
  public int run(ParseResult given) {
    try {
      return switch (CommandLine.parse(given.matchedPositionalValue(0, List.of()))) {
        case CommandLine.Help() -> print(Usage.text());
        case CommandLine.Version() -> print(ProgramVersion.line());
        case CommandLine.Run(var flags) -> start.applyAsInt(flags);
      };
    } catch (BadFlagException e) {
      err.println("tocsin: error: " + e.getMessage());
      return BAD_COMMAND_LINE;
    }
  }

  private int print(String text) {
    out.println(text);
    return 0;
  }
}
