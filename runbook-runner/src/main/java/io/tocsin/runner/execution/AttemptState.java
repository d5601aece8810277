package io.tocsin.runner.execution;

import java.util.EnumSet;
import java.util.Set;

/** Where a single call that changes something stands. */
public enum AttemptState {
  /** Written down; perhaps sent, perhaps not. */
  INTENT,
  /** Proxmox named the task that does it. */
  SUBMITTED,
  DONE,
  WARNED,
  FAILED,
  /** Proved: it never began. */
  NOT_STARTED,
  UNKNOWN;

  private Set<AttemptState> next() {
    return switch (this) {
      case INTENT -> EnumSet.of(SUBMITTED, DONE, FAILED, NOT_STARTED, UNKNOWN);
      case SUBMITTED -> EnumSet.of(DONE, WARNED, FAILED, UNKNOWN);
      case DONE, WARNED, FAILED, NOT_STARTED, UNKNOWN -> EnumSet.noneOf(AttemptState.class);
    };
  }

  public boolean isOpen() {
    return !next().isEmpty();
  }

  /**
   * @throws IllegalStateException if the move is not legal: a bug of ours
   */
  public AttemptState to(AttemptState following) {
    if (!next().contains(following)) {
      throw new IllegalStateException("an attempt cannot go from " + this + " to " + following);
    }
    return following;
  }
}
