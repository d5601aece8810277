package io.tocsin.runner.proxmox;

import java.time.Duration;

/**
 * How long calls may wait for their answer. Whoever has a limit of time does not wait beyond it for
 * nodes that are silent.
 */
public final class RemainingTime {
  private static final ScopedValue<Long> UNTIL = ScopedValue.newInstance();

  /** Whoever is out of time may still want to see how things stand. */
  private static final Duration LEAST_TO_READ = Duration.ofSeconds(2);

  /** A call that changes something and is not waited for leaves doubt. */
  private static final Duration LEAST_TO_CHANGE = Duration.ofSeconds(10);

  private RemainingTime() {}

  /** Holds for the calls that are made by this thread within. */
  public static <T, X extends Throwable> T during(
      Duration limit, ScopedValue.CallableOp<T, X> calls) throws X {
    return ScopedValue.where(UNTIL, System.nanoTime() + limit.toNanos()).call(calls);
  }

  static Duration atMost(Duration limit, ProxmoxCall call) {
    if (!UNTIL.isBound()) {
      return limit;
    }
    var left = Duration.ofNanos(UNTIL.get() - System.nanoTime());
    var least = call.mutates() ? LEAST_TO_CHANGE : LEAST_TO_READ;
    var wanted = left.compareTo(least) < 0 ? least : left;
    return wanted.compareTo(limit) < 0 ? wanted : limit;
  }
}
