package io.tocsin.runner.runbook;

/** What follows when a step fails. */
public enum OnFailure {
  STOP,
  CONTINUE
}
