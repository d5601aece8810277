package io.tocsin.runner.execution;

import java.util.EnumSet;
import java.util.Set;

/** State of an execution. */
public enum ExecutionState {
  REQUESTED,
  /** Denied by a guard or invalid. */
  DENIED,
  /** No longer needed, or too soon after the last execution. */
  SUPPRESSED,
  AWAITING_APPROVAL,
  REJECTED,
  EXPIRED,
  QUEUED,
  RUNNING,
  /** Waiting for another execution on the same target, or for the kill switch. */
  WAITING,
  SUCCEEDED,
  SUCCEEDED_WITH_WARNINGS,
  FAILED,
  TIMED_OUT,
  /** The outcome cannot be proved. Keeps its target locked until a person resolves it. */
  NEEDS_HUMAN;

  private Set<ExecutionState> next() {
    return switch (this) {
      case REQUESTED -> EnumSet.of(DENIED, SUPPRESSED, AWAITING_APPROVAL, QUEUED, NEEDS_HUMAN);
      case AWAITING_APPROVAL -> EnumSet.of(REJECTED, EXPIRED, QUEUED);
      case QUEUED -> EnumSet.of(WAITING, RUNNING, DENIED, SUPPRESSED, NEEDS_HUMAN);
      case WAITING -> EnumSet.of(WAITING, RUNNING, DENIED, SUPPRESSED, TIMED_OUT, NEEDS_HUMAN);
      // DENIED and SUPPRESSED only before the first change: a guard objected right before it.
      case RUNNING ->
          EnumSet.of(
              WAITING,
              DENIED,
              SUPPRESSED,
              SUCCEEDED,
              SUCCEEDED_WITH_WARNINGS,
              FAILED,
              TIMED_OUT,
              NEEDS_HUMAN);
      case NEEDS_HUMAN -> EnumSet.of(SUCCEEDED, FAILED);
      case DENIED,
          SUPPRESSED,
          REJECTED,
          EXPIRED,
          SUCCEEDED,
          SUCCEEDED_WITH_WARNINGS,
          FAILED,
          TIMED_OUT ->
          EnumSet.noneOf(ExecutionState.class);
    };
  }

  /** No transition is possible. */
  public boolean isFinal() {
    return next().isEmpty();
  }

  /**
   * @throws IllegalStateException if the transition is illegal, which is a bug
   */
  public ExecutionState to(ExecutionState following) {
    if (!next().contains(following)) {
      throw new IllegalStateException("an execution cannot go from " + this + " to " + following);
    }
    return following;
  }
}
