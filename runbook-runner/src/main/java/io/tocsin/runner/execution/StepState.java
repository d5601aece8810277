package io.tocsin.runner.execution;

/** Where a step of an execution stands. A step that has not begun has no state yet. */
public enum StepState {
  RUNNING,
  SUCCEEDED,
  /** Succeeded, with warnings worth reading. */
  WARNED,
  FAILED,
  UNKNOWN;

  public boolean isFinal() {
    return this != RUNNING;
  }
}
