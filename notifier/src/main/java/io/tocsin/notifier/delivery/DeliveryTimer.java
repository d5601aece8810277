package io.tocsin.notifier.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The one timer of all deliveries: it wakes up when the next one is due. Not thread-safe; the
 * dispatcher calls it with its lock held.
 */
final class DeliveryTimer {
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("delivery-timer").daemon().factory());
  private Optional<ScheduledFuture<?>> wake = Optional.empty();

  void everyHour(Runnable task) {
    timer.scheduleWithFixedDelay(task, 1, 1, TimeUnit.HOURS);
  }

  /**
   * Replaces the earlier time.
   *
   * @param due empty if nothing is due until somebody calls again
   */
  void wakeAt(Optional<Instant> due, Instant now, Runnable task) {
    wake.ifPresent(earlier -> earlier.cancel(false));
    wake = due.map(at -> timer.schedule(task, millisUntil(at, now), TimeUnit.MILLISECONDS));
  }

  void stop() {
    timer.shutdownNow();
  }

  private static long millisUntil(Instant due, Instant now) {
    return due.isAfter(now) ? Math.max(1, Duration.between(now, due).toMillis()) : 0;
  }
}
