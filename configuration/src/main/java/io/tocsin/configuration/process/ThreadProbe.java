package io.tocsin.configuration.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Detects that the process can no longer start threads, by starting one from time to time. The JVM
 * needs a new thread to handle SIGTERM, so such a process could not even be stopped. The thread of
 * the probe is started with the process.
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
   * @param end counted down when the shutdown begins
   */
  public void watch(CountDownLatch end) {
    Thread.ofPlatform().daemon().name("thread-watch").start(() -> probeUntil(end));
  }

  /** Other processes may reach the limit for a moment, so a single failure does not count. */
  void probe() {
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

  private void probeUntil(CountDownLatch end) {
    try {
      while (!end.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        probe();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
