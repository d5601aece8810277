package io.tocsin.router.group;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Divides the thread between groups that are due and records that come in. Without turns an alert
 * that comes while a hundred large groups are due waits for all of them. One thread only.
 */
final class FlushTurns {
  private static final long LONGEST = Duration.ofMillis(100).toNanos();

  /** A turn may seem long because the machine slept: nothing waits longer than this for it. */
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
   * Works, unless it is the records' turn: they get half as long as the last turn took, if it was
   * ended before its work was.
   *
   * @param work stops when it is told to; is asked to begin at least one piece
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
