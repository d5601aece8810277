package io.tocsin.runner.execution;

import java.util.EnumSet;
import java.util.Set;

/** State of a single call that changes something. */
public enum AttemptState {
  /** The intent is recorded; the call may or may not have been sent. */
  INTENT,
  /** Proxmox returned the task that carries it out. */
  SUBMITTED,
  DONE,
  WARNED,
  FAILED,
  /** Proved never to have started. */
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
   * @throws IllegalStateException if the transition is illegal, which is a bug
   */
  public AttemptState to(AttemptState following) {
    if (!next().contains(following)) {
      throw new IllegalStateException("an attempt cannot go from " + this + " to " + following);
    }
    return following;
  }
}
