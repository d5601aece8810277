package io.tocsin.router.group;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Shares the thread between due groups and incoming records. Without turns an alert that arrives
 * while a hundred large groups are due waits for all of them. One thread only.
 */
final class FlushTurns {
  private static final long LONGEST = Duration.ofMillis(100).toNanos();

  /** Upper bound of a rest: a turn may seem long only because the machine was suspended. */
  private static final long LONGEST_REST = Duration.ofMillis(100).toNanos();

  private final LongSupplier nanoTime;
  private long restsUntil;

  /**
   * @param nanoTime as {@link System#nanoTime}
   */
  FlushTurns(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.restsUntil = nanoTime.getAsLong();
  }

  /**
   * Runs the work, unless it is the records' turn: after a turn that used up its time, records get
   * half as long as that turn took.
   *
   * @param work must do at least one piece, then stop when the supplier returns false
   */
  void take(Consumer<BooleanSupplier> work) {
    long begin = nanoTime.getAsLong();
    if (begin - restsUntil < 0) {
      return;
    }
    work.accept(() -> nanoTime.getAsLong() - begin < LONGEST);
    long end = nanoTime.getAsLong();
    if (end - begin >= LONGEST) {
      restsUntil = end + Math.min((end - begin) / 2, LONGEST_REST);
    }
  }
}
