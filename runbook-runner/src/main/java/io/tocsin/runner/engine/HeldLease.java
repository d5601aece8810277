package io.tocsin.runner.engine;

import io.tocsin.runner.execution.Lease;
import io.tocsin.runner.execution.Leases;
import io.tocsin.runner.proxmox.WriteDeadline;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A lease and its guaranteed end on this machine's monotonic clock. */
final class HeldLease {
  private final Lease lease;
  private final Duration duration;
  private volatile long lastsUntil;

  /**
   * @param askedAt read before the database call, so that the real end is never earlier
   */
  HeldLease(Lease lease, Duration duration, long askedAt) {
    this.lease = lease;
    this.duration = duration;
    this.lastsUntil = askedAt + duration.toNanos();
  }

  Lease lease() {
    return lease;
  }

  void renew(Leases leases) {
    long askedAt = System.nanoTime();
    leases.renew(lease, duration);
    lastsUntil = askedAt + duration.toNanos();
  }

  /**
   * No changing call may be sent in the last fifth of the lease.
   *
   * @param finalCheck final objection, checked when the connection is established
   */
  WriteDeadline writeDeadline(Supplier<Optional<String>> finalCheck) {
    return new WriteDeadline(lastsUntil - duration.toNanos() / 5, finalCheck);
  }
}
