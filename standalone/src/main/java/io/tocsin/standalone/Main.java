package io.tocsin.standalone;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.tocsin.configuration.active.ReloadOnHangup;
import io.tocsin.standalone.flag.BadFlagException;
import io.tocsin.standalone.flag.CommandLine;
import io.tocsin.standalone.flag.Usage;
import io.tocsin.standalone.log.ProcessLog;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** The process: reads the command line, runs, ends with an exit code. */
@QuarkusMain
public final class Main {
  private static final int BAD_COMMAND_LINE = 2;

  private Main() {}

  public static void main(String[] arguments) {
    // First of all: without a handler these would end the JVM, and not with exit code 0.
    StopSignal.takeOver();
    new ReloadOnHangup();
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) {
    try {
      return switch (CommandLine.parse(arguments)) {
        case CommandLine.Help() -> print(Usage.text());
        case CommandLine.Version() -> print("tocsin, version " + version());
        case CommandLine.Run(var flags) -> {
          ProcessLog.begin(flags.logLevel(), flags.logsJson());
          yield new Standalone(flags).run();
        }
      };
    } catch (BadFlagException e) {
      System.err.println("tocsin: error: " + e.getMessage());
      return BAD_COMMAND_LINE;
    }
  }

  private static int print(String text) {
    System.out.println(text);
    return 0;
  }

  private static String version() {
    return ConfigProvider.getConfig().getValue("quarkus.application.version", String.class);
  }
}
