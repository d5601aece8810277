package io.tocsin.standalone;

import io.tocsin.configuration.process.ProcessFailed;
import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/**
 * The process shall end: somebody wants it to, by SIGTERM or SIGINT, or it cannot go on.
 *
 * <p>Static because signals reach a process, not an object, and the framework makes the object that
 * waits for them.
 */
final class StopSignal {
  private static final CountDownLatch ARRIVED = new CountDownLatch(1);

  private static volatile boolean failed;

  private StopSignal() {}

  /** The JVM would end at once, with the signal's number as its exit code. */
  static void takeOver() {
    Signal.handle(new Signal("TERM"), _ -> ARRIVED.countDown());
    Signal.handle(new Signal("INT"), _ -> ARRIVED.countDown());
  }

  /** It cannot go on. */
  static void fail() {
    failed = true;
    ARRIVED.countDown();
  }

  /** It ends, for whatever reason. */
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
