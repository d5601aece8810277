package io.tocsin.runner.execution.postgres;

import io.tocsin.runner.database.DatabaseClock;
import io.tocsin.runner.execution.Claim;
import io.tocsin.runner.execution.DueWork;
import io.tocsin.runner.execution.Lease;
import io.tocsin.runner.execution.Leases;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;

@Singleton
@Transactional
class PostgresLeases implements Leases {
  private final ExecutionRows executions;
  private final DatabaseClock clock;

  PostgresLeases(ExecutionRows executions, DatabaseClock clock) {
    this.executions = executions;
    this.clock = clock;
  }

  @Override
  public DueWork due() {
    return executions.due();
  }

  @Override
  public Optional<Claim> claim(String owner, Duration lease) {
    return executions.claimable().map(row -> claim(row, owner, lease));
  }

  private Claim claim(ExecutionRow row, String owner, Duration lease) {
    // An owner that is still set did not release its lease: it crashed.
    row.crashCount = row.leaseOwner == null ? row.crashCount : row.crashCount + 1;
    row.leaseOwner = owner;
    row.leaseEpoch++;
    row.leaseUntil = clock.now().plus(lease);
    return new Claim(new Lease(row.id, owner, row.leaseEpoch), row.toExecution(), row.crashCount);
  }

  @Override
  public void renew(Lease lease, Duration by) {
    executions.owned(lease).leaseUntil = clock.now().plus(by);
  }

  @Override
  public void release(Lease lease) {
    executions.owned(lease).releaseLease();
  }
}
