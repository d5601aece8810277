package io.tocsin.runner.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends pauses when the process stops. Workers pause only where they can be interrupted safely. */
final class WorkerStop {
  private final CountDownLatch stopped = new CountDownLatch(1);

  void stop() {
    stopped.countDown();
  }

  boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /**
   * @throws StoppedException if the process stops before the pause is over
   */
  void pause(Duration pause) {
    try {
      if (stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new StoppedException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }

  /** Leave everything as it is; the journal holds the state to continue from. */
  static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
