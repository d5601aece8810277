package io.tocsin.runner.execution;

import java.util.EnumSet;
import java.util.Set;

/** Where an execution stands. */
public enum ExecutionState {
  REQUESTED,
  /** A guard said no. */
  DENIED,
  /** Not wanted any more, or too soon after the last time. */
  SUPPRESSED,
  AWAITING_APPROVAL,
  REJECTED,
  EXPIRED,
  QUEUED,
  RUNNING,
  /** For another execution on the same target, or for the kill switch. */
  WAITING,
  SUCCEEDED,
  SUCCEEDED_WITH_WARNINGS,
  FAILED,
  TIMED_OUT,
  /** What happened cannot be proved. Keeps its target to itself until a person decides. */
  NEEDS_HUMAN;

  private Set<ExecutionState> next() {
    return switch (this) {
      case REQUESTED -> EnumSet.of(DENIED, SUPPRESSED, AWAITING_APPROVAL, QUEUED, NEEDS_HUMAN);
      case AWAITING_APPROVAL -> EnumSet.of(REJECTED, EXPIRED, QUEUED);
      case QUEUED -> EnumSet.of(WAITING, RUNNING, DENIED, SUPPRESSED, NEEDS_HUMAN);
      case WAITING -> EnumSet.of(WAITING, RUNNING, DENIED, SUPPRESSED, TIMED_OUT, NEEDS_HUMAN);
      // DENIED and SUPPRESSED only while nothing was changed: a guard spoke right before it.
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

  /** Nothing follows any more. */
  public boolean isFinal() {
    return next().isEmpty();
  }

  /**
   * @throws IllegalStateException if the move is not legal: a bug of ours
   */
  public ExecutionState to(ExecutionState following) {
    if (!next().contains(following)) {
      throw new IllegalStateException("an execution cannot go from " + this + " to " + following);
    }
    return following;
  }
}
