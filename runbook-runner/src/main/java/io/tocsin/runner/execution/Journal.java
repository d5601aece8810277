package io.tocsin.runner.execution;

import io.tocsin.runner.database.DatabaseClock;
import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * The durable state a worker reads and writes. Each call of a part is one transaction; each write
 * throws {@link LeaseLostException} if another worker has the lease.
 */
@Singleton
public final class Journal {
  private final DatabaseClock clock;
  private final GuardDecisions decisions;
  private final Transitions transitions;
  private final Steps steps;
  private final Attempts attempts;

  public Journal(
      DatabaseClock clock,
      GuardDecisions decisions,
      Transitions transitions,
      Steps steps,
      Attempts attempts) {
    this.clock = clock;
    this.decisions = decisions;
    this.transitions = transitions;
    this.steps = steps;
    this.attempts = attempts;
  }

  public Instant now() {
    return clock.now();
  }

  public DatabaseClock clock() {
    return clock;
  }

  public GuardDecisions decisions() {
    return decisions;
  }

  public Transitions transitions() {
    return transitions;
  }

  public Steps steps() {
    return steps;
  }

  public Attempts attempts() {
    return attempts;
  }
}
