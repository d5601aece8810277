package io.tocsin.standalone;

import io.tocsin.configuration.process.ProcessFailed;
import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/**
 * The signal to stop the process: SIGTERM, SIGINT, or a fatal failure.
 *
 * <p>Static because signals are sent to a process, not an object, and the framework creates the
 * object that waits for them.
 */
final class StopSignal {
  private static final CountDownLatch ARRIVED = new CountDownLatch(1);

  private static volatile boolean failed;

  private StopSignal() {}

  /**
   * Without this the JVM would exit at once, with an exit code derived from the signal's number.
   */
  static void takeOver() {
    Signal.handle(new Signal("TERM"), _ -> ARRIVED.countDown());
    Signal.handle(new Signal("INT"), _ -> ARRIVED.countDown());
  }

  /** Stops the process after a fatal failure. */
  static void fail() {
    failed = true;
    ARRIVED.countDown();
  }

  /** Stops the process for any other reason. */
  static void end() {
    ARRIVED.countDown();
  }

  static int exitCode() {
    return failed ? ProcessFailed.EXIT_CODE : 0;
  }

  static boolean hasArrived() {
    return ARRIVED.getCount() == 0;
  }

  static CountDownLatch arrival() {
    return ARRIVED;
  }
}
