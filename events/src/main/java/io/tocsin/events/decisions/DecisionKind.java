package io.tocsin.events.decisions;

/** What the router can decide about a group. */
public enum DecisionKind {
  GROUP_OPENED,
  ALERTS_JOINED,
  ALERTS_MUTED,
  NOTIFIED,
  RUNBOOK_REQUESTED,
  GROUP_CLOSED
}
