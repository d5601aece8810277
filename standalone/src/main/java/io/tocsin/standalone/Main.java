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

/** Entry point: runs the command and exits with its code. */
@QuarkusMain
public final class Main {
  private static final Logger LOG = Logger.getLogger(Main.class);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(45);

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(outcome(List.of(arguments)));
  }

  /** An uncaught exception would end this thread only; the servers' threads would keep running. */
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

  /** Called first: without handlers a signal ends the JVM with a non-zero exit code. */
  private static void takeOver() {
    StopSignal.takeOver();
    new ReloadOnHangup();
    new ShutdownWatchdog(StopSignal.arrival(), STOP_WITHIN, Main::halt).watch();
    new ThreadProbe(new FailureHandler()::end).watch(StopSignal.arrival());
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, cause) -> new ThreadDeath(thread.getName(), cause).endProcessIfFatal());
  }

  private static void halt() {
    LogEvent.of("halting, the process did not stop in time; accepted data is on disk")
        .with("waited", STOP_WITHIN.toSeconds() + "s")
        .fatal(LOG);
    Runtime.getRuntime().halt(ProcessFailed.EXIT_CODE);
  }

  private static int start(GivenFlags flags) {
    ProcessLog.begin(flags.logLevel(), flags.logsJson());
    return new Standalone(flags).run();
  }
}
