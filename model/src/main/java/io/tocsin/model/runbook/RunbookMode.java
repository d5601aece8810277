package io.tocsin.model.runbook;

/** Who decides that a runbook runs when its alert fires. */
public enum RunbookMode {
  /** Nobody: it starts, if its guards allow it. */
  AUTOMATIC,
  /** It is requested at once and waits for a person's yes. */
  APPROVE,
  /** It is only offered; a person starts it. */
  OFFER
}
