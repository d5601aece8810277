package io.tocsin.runner.proxmox;

import java.time.Duration;

/**
 * Limits how long calls wait for a response to the caller's remaining time, so that silent nodes do
 * not delay it.
 */
public final class RemainingTime {
  private static final ScopedValue<Long> UNTIL = ScopedValue.newInstance();

  /** Allows a final read of the state after the timeout. */
  private static final Duration LEAST_TO_READ = Duration.ofSeconds(2);

  /** A changing call without a response has an unknown outcome, so it gets more time. */
  private static final Duration LEAST_TO_CHANGE = Duration.ofSeconds(10);

  private RemainingTime() {}

  /** Applies to the calls made by this thread inside {@code calls}. */
  public static <T, X extends Throwable> T during(
      Duration limit, ScopedValue.CallableOp<T, X> calls) throws X {
    return ScopedValue.where(UNTIL, System.nanoTime() + limit.toNanos()).call(calls);
  }

  /**
   * @param changes whether the call changes something
   */
  public static Duration atMost(Duration limit, boolean changes) {
    if (!UNTIL.isBound()) {
      return limit;
    }
    var left = Duration.ofNanos(UNTIL.get() - System.nanoTime());
    var least = changes ? LEAST_TO_CHANGE : LEAST_TO_READ;
    var wanted = left.compareTo(least) < 0 ? least : left;
    return wanted.compareTo(limit) < 0 ? wanted : limit;
  }
}
