package io.tocsin.runner.execution;

/** State of a step. A step that has not started has no state. */
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
