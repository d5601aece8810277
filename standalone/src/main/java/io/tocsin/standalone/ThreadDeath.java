package io.tocsin.standalone;

import io.tocsin.log.LogEvent;
import org.jboss.logging.Logger;

/**
 * A thread that an exception has ended.
 *
 * @param thread its name
 * @param cause what ended it
 */
record ThreadDeath(String thread, Throwable cause) {
  private static final Logger LOG = Logger.getLogger(ThreadDeath.class);

  /** The process cannot do without this thread. */
  void endProcess() {
    LogEvent.of("stopping, a thread died")
        .with("thread", thread)
        .with("reason", reason())
        .fatal(LOG, cause);
    StopSignal.fail();
  }

  /**
   * Most threads can be spared, for instance that of one delivery. An error of the JVM itself, no
   * memory or no more threads, hits whoever asks next, and then nobody knows what still works.
   */
  void endProcessIfNobodyCanGoOn() {
    if (isTheJvms()) {
      endProcess();
    } else {
      LogEvent.of("thread died").with("thread", thread).error(LOG, cause);
    }
  }

  boolean isTheJvms() {
    return cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError);
  }

  /** Names the limit where the JVM only names what it could not do. */
  String reason() {
    var message = String.valueOf(cause.getMessage());
    return cause instanceof OutOfMemoryError && message.contains("native thread")
        ? "no more threads can be started; raise the limit of processes (ulimit -u, --pids-limit of a container, TasksMax of systemd)"
        : cause.toString();
  }
}
