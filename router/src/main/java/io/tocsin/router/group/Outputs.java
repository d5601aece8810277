package io.tocsin.router.group;

/** Names of the sinks that the group stage writes to. */
public final class Outputs {
  public static final String NOTIFICATIONS = "notifications";
  public static final String RUNBOOK_REQUESTS = "runbook-requests";
  public static final String DECISIONS = "decisions";

  private Outputs() {}
}
