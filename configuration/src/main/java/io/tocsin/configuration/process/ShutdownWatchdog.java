package io.tocsin.configuration.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Halts a process whose shutdown hangs. Its thread is started with the process, because later it
 * may be impossible to start one.
 */
public final class ShutdownWatchdog {
  private final CountDownLatch end;
  private final Duration within;
  private final Runnable halt;

  /**
   * @param end counted down when the shutdown begins
   * @param within how long the shutdown may take
   * @param halt halts the process
   */
  public ShutdownWatchdog(CountDownLatch end, Duration within, Runnable halt) {
    this.end = end;
    this.within = within;
    this.halt = halt;
  }

  public void watch() {
    Thread.ofPlatform().daemon().name("last-resort").start(this::waitAndHalt);
  }

  private void waitAndHalt() {
    try {
      end.await();
      // Never counted down: a process that exits in time takes this thread with it.
      if (!new CountDownLatch(1).await(within.toMillis(), TimeUnit.MILLISECONDS)) {
        halt.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
