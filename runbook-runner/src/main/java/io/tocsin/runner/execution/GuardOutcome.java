package io.tocsin.runner.execution;

import java.time.Duration;
import java.util.Optional;

/** The outcome of a guard decision, stored in the same transaction. */
public sealed interface GuardOutcome {
  /**
   * It starts, or waits if another execution holds its target.
   *
   * @param queued the decision that queues it, if it is not queued yet
   */
  record Start(Optional<Decision> queued, Duration lookAgain) implements GuardOutcome {}

  /** It does not start now. */
  record Decide(Decision decision) implements GuardOutcome {}

  /** Check again later. */
  record Postpone(Duration delay, Optional<ExecutionState> as, String why)
      implements GuardOutcome {}
}
