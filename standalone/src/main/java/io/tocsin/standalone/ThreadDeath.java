package io.tocsin.standalone;

import io.tocsin.log.LogEvent;
import org.jboss.logging.Logger;

/**
 * A thread that died of an exception.
 *
 * @param thread its name
 * @param cause what ended it
 */
record ThreadDeath(String thread, Throwable cause) {
  private static final Logger LOG = Logger.getLogger(ThreadDeath.class);

  /** For a thread that is essential. */
  void endProcess() {
    LogEvent.of("stopping, a thread died")
        .with("thread", thread)
        .with("reason", reason())
        .fatal(LOG, cause);
    StopSignal.fail();
  }

  /**
   * Most threads are not essential, for instance that of one delivery. An error of the JVM itself,
   * such as a lack of memory or threads, can hit any thread, so nothing can be trusted after it.
   */
  void endProcessIfFatal() {
    if (isTheJvms()) {
      endProcess();
    } else {
      LogEvent.of("thread died").with("thread", thread).error(LOG, cause);
    }
  }

  boolean isTheJvms() {
    return cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError);
  }

  /** Names the limit; the JVM names only the failed operation. */
  String reason() {
    var message = String.valueOf(cause.getMessage());
    return cause instanceof OutOfMemoryError && message.contains("native thread")
        ? "no more threads can be started; raise the limit of processes (ulimit -u, --pids-limit of a container, TasksMax of systemd)"
        : cause.toString();
  }
}
