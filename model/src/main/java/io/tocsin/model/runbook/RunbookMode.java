package io.tocsin.model.runbook;

/** How a runbook starts when its alert fires. */
public enum RunbookMode {
  /** Starts automatically, if its guards allow it. */
  AUTOMATIC,
  /** Requested at once; starts when a person approves it. */
  APPROVE,
  /** Only offered; a person starts it. */
  OFFER
}
