package io.tocsin.router.group;

/** Names of the topology's ends that the group stage writes to. */
public final class Outputs {
  public static final String NOTIFICATIONS = "notifications";
  public static final String RUNBOOK_REQUESTS = "runbook-requests";
  public static final String DECISIONS = "decisions";

  private Outputs() {}
}
