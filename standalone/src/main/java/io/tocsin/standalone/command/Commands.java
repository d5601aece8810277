package io.tocsin.standalone.command;

import io.tocsin.standalone.flag.GivenFlags;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * All commands of the program. Add new ones here.
 *
 * <p>The commands are defined in code, not by annotations: this avoids reflection at each start and
 * fields that a framework fills.
 */
public final class Commands {
  private static final int BAD_COMMAND_LINE = 2;

  private final CommandLine line;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * @param in the configuration to check if no file is given
   * @param start runs the process until it ends and returns its exit code
   */
  public Commands(
      InputStream in, PrintStream out, PrintStream err, ToIntFunction<GivenFlags> start) {
    this.out = out;
    this.err = err;
    this.line =
        lineOf(
            new UpCommand(start, out, err),
            new CheckConfigCommand(in, out, err),
            new VersionCommand(out));
  }

  private static CommandLine lineOf(Command... commands) {
    var root = CommandSpec.create().name("tocsin");
    root.usageMessage().description("Receives alerts, routes them, notifies, runs runbooks.");
    for (var command : commands) {
      root.addSubcommand(command.spec().name(), command.spec());
    }
    // Picocli reads an argument that begins with @ as a file name, Alertmanager does not.
    return new CommandLine(root).setExpandAtFiles(false).setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** Flags alone mean {@code up}, as they do for Alertmanager. */
  public static List<String> withCommand(List<String> arguments) {
    if (!arguments.isEmpty() && !arguments.getFirst().startsWith("-")) {
      return arguments;
    }
    var words = new ArrayList<String>();
    words.add(UpCommand.NAME);
    words.addAll(arguments);
    return words;
  }

  /** Whether these arguments start the services. */
  public static boolean startsProcess(List<String> arguments) {
    return withCommand(arguments).getFirst().equals(UpCommand.NAME);
  }

  /** Runs the command; returns the exit code, 2 for an invalid command line. */
  public int run(List<String> arguments) {
    try {
      return run(line.parseArgs(withCommand(arguments).toArray(String[]::new)));
    } catch (ParameterException e) {
      err.println("tocsin: error: " + e.getMessage());
      return BAD_COMMAND_LINE;
    }
  }

  private int run(ParseResult parsed) {
    var given = parsed.subcommand();
    if (given.isUsageHelpRequested()) {
      out.print(given.commandSpec().commandLine().getUsageMessage());
      return 0;
    }
    return ((Command) given.commandSpec().userObject()).run(given);
  }
}
