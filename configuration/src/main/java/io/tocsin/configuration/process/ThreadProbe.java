package io.tocsin.configuration.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Finds out that the process cannot start threads any more, by starting one now and then. Whoever
 * needs one then gets an error; the JVM itself does to handle SIGTERM, so the process could not
 * even be told to stop. Its own thread is started with the process.
 */
public final class ThreadProbe {
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int TOO_OFTEN = 3;

  private final Runnable start;
  private final Consumer<ProcessFailed> failures;
  private int failed;

  public ThreadProbe(Consumer<ProcessFailed> failures) {
    this(() -> Thread.ofPlatform().daemon().name("thread-probe").start(() -> {}), failures);
  }

  /**
   * @param start starts a thread
   */
  ThreadProbe(Runnable start, Consumer<ProcessFailed> failures) {
    this.start = start;
    this.failures = failures;
  }

  /**
   * @param end when nobody needs to know any more
   */
  public void watch(CountDownLatch end) {
    Thread.ofPlatform().daemon().name("thread-watch").start(() -> lookUntil(end));
  }

  /** Others may use up what there is for a moment, so once is no failure yet. */
  void look() {
    try {
      start.run();
      failed = 0;
    } catch (OutOfMemoryError e) {
      failed++;
      if (failed == TOO_OFTEN) {
        failures.accept(
            new ProcessFailed(
                "no more threads can be started; raise the limit of processes (ulimit -u, --pids-limit of a container, TasksMax of systemd)"));
      }
    }
  }

  private void lookUntil(CountDownLatch end) {
    try {
      while (!end.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
