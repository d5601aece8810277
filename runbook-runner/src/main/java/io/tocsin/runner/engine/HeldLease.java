package io.tocsin.runner.engine;

import io.tocsin.runner.execution.Journal;
import io.tocsin.runner.execution.Lease;
import io.tocsin.runner.proxmox.WriteDeadline;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A lease with how long it surely lasts, on the monotonic clock of this machine. */
final class HeldLease {
  private final Lease lease;
  private final Duration duration;
  private volatile long lastsUntil;

  /**
   * @param askedAt taken before the database was asked, so that the true end is never earlier
   */
  HeldLease(Lease lease, Duration duration, long askedAt) {
    this.lease = lease;
    this.duration = duration;
    this.lastsUntil = askedAt + duration.toNanos();
  }

  Lease lease() {
    return lease;
  }

  void renew(Journal journal) {
    long askedAt = System.nanoTime();
    journal.renew(lease, duration);
    lastsUntil = askedAt + duration.toNanos();
  }

  /**
   * Nothing that changes something may leave in the last fifth of the lease.
   *
   * @param lastLook what speaks against it when the connection is up
   */
  WriteDeadline writeDeadline(Supplier<Optional<String>> lastLook) {
    return new WriteDeadline(lastsUntil - duration.toNanos() / 5, lastLook);
  }
}
