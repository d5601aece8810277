package io.tocsin.runner.execution;

import io.tocsin.runner.proxmox.GuestId;
import java.util.Set;

/**
 * What is going on around an execution; itself never counted.
 *
 * @param changesOfCluster calls in the last hour that changed guests of the target's cluster, and
 *     executions that are about to make one
 * @param changes the same in all clusters
 * @param fixesOfTarget executions in the last day that alerts started and that changed the target
 *     with success
 * @param failuresInARow executions of the runbook that failed since one succeeded or a person armed
 *     it again
 * @param askedFor guests that alerts have asked about lately
 * @param unresolved wishes of alerts whose guest nobody has looked up yet
 */
public record RecentActivity(
    int changesOfCluster,
    int changes,
    int fixesOfTarget,
    int failuresInARow,
    Set<GuestId> askedFor,
    int unresolved) {
  public static final RecentActivity QUIET = new RecentActivity(0, 0, 0, 0, Set.of(), 0);

  public RecentActivity {
    askedFor = Set.copyOf(askedFor);
  }
}
