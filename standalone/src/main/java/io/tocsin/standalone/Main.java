package io.tocsin.standalone;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.tocsin.configuration.active.ReloadOnHangup;
import io.tocsin.configuration.process.ProcessFailed;
import io.tocsin.configuration.process.ShutdownWatchdog;
import io.tocsin.configuration.process.ThreadProbe;
import io.tocsin.log.LogEvent;
import io.tocsin.standalone.command.Commands;
import io.tocsin.standalone.flag.GivenFlags;
import io.tocsin.standalone.log.ProcessLog;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** The program: reads the command line, does what it says, ends with an exit code. */
@QuarkusMain
public final class Main {
  private static final Logger LOG = Logger.getLogger(Main.class);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(45);

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(outcome(List.of(arguments)));
  }

  /** Whatever gets out of here ends this thread only: those of the servers would live on. */
  private static int outcome(List<String> arguments) {
    try {
      if (Commands.startsProcess(arguments)) {
        takeOver();
      }
      return new Commands(System.in, System.out, System.err, Main::start).run(arguments);
    } catch (Throwable e) {
      new ThreadDeath(Thread.currentThread().getName(), e).endProcess();
      return StopSignal.exitCode();
    }
  }

  /** First of all: without a handler the signals would end the JVM, and not with exit code 0. */
  private static void takeOver() {
    StopSignal.takeOver();
    new ReloadOnHangup();
    new ShutdownWatchdog(StopSignal.arrival(), STOP_WITHIN, Main::halt).watch();
    new ThreadProbe(new FailureHandler()::end).watch(StopSignal.arrival());
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, cause) -> new ThreadDeath(thread.getName(), cause).endProcessIfNobodyCanGoOn());
  }

  private static void halt() {
    LogEvent.of("halting, not stopped in time; what was accepted is on the disk")
        .with("waited", STOP_WITHIN.toSeconds() + "s")
        .fatal(LOG);
    Runtime.getRuntime().halt(ProcessFailed.EXIT_CODE);
  }

  private static int start(GivenFlags flags) {
    ProcessLog.begin(flags.logLevel(), flags.logsJson());
    return new Standalone(flags).run();
  }
}
