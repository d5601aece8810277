package io.tocsin.runner.runbook;

/** What to do when a step fails. */
public enum OnFailure {
  STOP,
  CONTINUE
}
