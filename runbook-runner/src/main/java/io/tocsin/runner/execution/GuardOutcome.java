package io.tocsin.runner.execution;

import java.time.Duration;
import java.util.Optional;

/** What follows from a judgement, written down in the same transaction. */
public sealed interface GuardOutcome {
  /**
   * It begins, unless another execution has its target; then it waits.
   *
   * @param judged how it came to be queued, if it was not yet
   */
  record Start(Optional<Decision> judged, Duration lookAgain) implements GuardOutcome {}

  /** It does not begin now. */
  record Decide(Decision decision) implements GuardOutcome {}

  /** Look again later. */
  record Postpone(Duration delay, Optional<ExecutionState> as, String why)
      implements GuardOutcome {}
}
