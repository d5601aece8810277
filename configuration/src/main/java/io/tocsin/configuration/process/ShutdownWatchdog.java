package io.tocsin.configuration.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Halts a process that was told to end and does not. Its thread is started with the process: when
 * the end comes, there may be no room for another one.
 */
public final class ShutdownWatchdog {
  private final CountDownLatch end;
  private final Duration within;
  private final Runnable halt;

  /**
   * @param end that comes when the process shall end
   * @param within how long it may take then
   * @param halt ends it at once
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
      // Nobody counts this one down: a process that ends in time takes the thread with it.
      if (!new CountDownLatch(1).await(within.toMillis(), TimeUnit.MILLISECONDS)) {
        halt.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
