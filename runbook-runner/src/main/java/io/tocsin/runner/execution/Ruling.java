package io.tocsin.runner.execution;

import java.time.Duration;
import java.util.Optional;

/** What follows from a judgement, written down in the same transaction. */
public sealed interface Ruling {
  /**
   * It begins, unless another execution has its target; then it waits.
   *
   * @param judged how it came to be queued, if it was not yet
   */
  record Start(Optional<Decision> judged, Duration lookAgain) implements Ruling {}

  /** It does not begin now. */
  record Decide(Decision decision) implements Ruling {}

  /** Look again later. */
  record Postpone(Duration delay, Optional<ExecutionState> as, String why) implements Ruling {}
}
