package io.tocsin.runner.execution;

import java.time.Duration;
import java.util.Optional;

/** Who may run which execution, and what is due. Each call is one transaction. */
public interface Leases {
  DueWork due();

  Optional<Claim> claim(String owner, Duration lease);

  /**
   * @throws LeaseLostException if another worker has the lease
   */
  void renew(Lease lease, Duration by);

  /**
   * Another worker may continue at once.
   *
   * @throws LeaseLostException if another worker has the lease
   */
  void release(Lease lease);
}
