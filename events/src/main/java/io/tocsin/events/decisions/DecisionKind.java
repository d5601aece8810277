package io.tocsin.events.decisions;

/** Kinds of router decisions about a group. */
public enum DecisionKind {
  GROUP_OPENED,
  ALERTS_JOINED,
  ALERTS_MUTED,
  NOTIFIED,
  RUNBOOK_REQUESTED,
  GROUP_CLOSED
}
