package io.tocsin.standalone;

import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/**
 * Somebody wants the process to end, by SIGTERM or SIGINT.
 *
 * <p>Static because signals reach a process, not an object, and the framework makes the object that
 * waits for them.
 */
final class StopSignal {
  private static final CountDownLatch ARRIVED = new CountDownLatch(1);

  private StopSignal() {}

  /** The JVM would end at once, with the signal's number as its exit code. */
  static void takeOver() {
    Signal.handle(new Signal("TERM"), _ -> ARRIVED.countDown());
    Signal.handle(new Signal("INT"), _ -> ARRIVED.countDown());
  }

  static boolean hasArrived() {
    return ARRIVED.getCount() == 0;
  }

  static CountDownLatch arrival() {
    return ARRIVED;
  }
}
