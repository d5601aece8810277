package io.tocsin.standalone.command;

import io.tocsin.model.label.LabelSyntax;
import io.tocsin.standalone.flag.Features;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Validates configuration files exactly as a start does. */
final class CheckConfigCommand implements Command {
  private static final String FEATURES = "--enable-feature";

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;

  CheckConfigCommand(InputStream in, PrintStream out, PrintStream err) {
    this.in = in;
    this.out = out;
    this.err = err;
  }

  @Override
  public CommandSpec spec() {
    var spec = CommandSpec.wrapWithoutInspection(this).name("check-config");
    spec.usageMessage()
        .description(
            "Check configuration files, or standard input if none is given. Exit code 1 if one has mistakes.");
    AmtoolFlags.all().forEach(spec::addOption);
    return spec.addOption(HelpFlags.help())
        .addOption(version())
        .addOption(features())
        .addPositional(files());
  }

  /**
   * @return 0 if all files are valid, 1 otherwise
   */
  @Override
  public int run(ParseResult given) {
    if (given.hasMatchedOption("--version")) {
      out.println(ProgramVersion.line());
      return 0;
    }
    var checks = checks(given.matchedPositionalValue(0, List.of()), syntax(given));
    checks.forEach(check -> out.println(check.text()));
    long invalid = checks.stream().filter(check -> !check.isUsable()).count();
    if (invalid > 0) {
      err.printf("tocsin: error: failed to validate %d file(s)%n", invalid);
    }
    return invalid > 0 ? 1 : 0;
  }

  private List<FileCheck> checks(List<String> files, LabelSyntax syntax) {
    return files.isEmpty()
        ? Stream.of(FileCheck.ofStandardInput(in, syntax)).toList()
        : files.stream().map(file -> FileCheck.of(file, syntax)).toList();
  }

  /** The last one counts, as it does for amtool. */
  private static LabelSyntax syntax(ParseResult given) {
    List<String> lists = given.matchedOptionValue(FEATURES, List.of());
    try {
      return Features.parse(lists.isEmpty() ? "" : lists.getLast())
          .labelSyntax()
          .orElse(LabelSyntax.FALLBACK);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          given.commandSpec().commandLine(), FEATURES + ": " + e.getMessage(), e);
    }
  }

  private static OptionSpec version() {
    return OptionSpec.builder("--version").description("Print the version and exit.").build();
  }

  private static OptionSpec features() {
    return OptionSpec.builder(FEATURES)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel("<features>")
        .description("Features to use when reading the files, as for up.")
        .build();
  }

  private static PositionalParamSpec files() {
    return PositionalParamSpec.builder()
        .arity("0..*")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel("FILE")
        .description("Files to check.")
        .build();
  }
}
