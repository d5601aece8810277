package io.tocsin.runner.execution;

import io.tocsin.runner.proxmox.GuestId;
import java.util.Set;

/**
 * Recent activity around an execution, which itself is not counted.
 *
 * @param changesOfCluster calls in the last hour that changed guests of the target's cluster, plus
 *     executions about to make one
 * @param changes the same in all clusters
 * @param fixesOfTarget successful executions in the last day that alerts started and that changed
 *     the target
 * @param failuresInARow executions of the runbook that failed since one succeeded or a person armed
 *     it again
 * @param requestedGuests guests with recent requests from alerts
 * @param unresolved requests from alerts whose guest is not resolved yet
 */
public record RecentActivity(
    int changesOfCluster,
    int changes,
    int fixesOfTarget,
    int failuresInARow,
    Set<GuestId> requestedGuests,
    int unresolved) {
  public static final RecentActivity QUIET = new RecentActivity(0, 0, 0, 0, Set.of(), 0);

  public RecentActivity {
    requestedGuests = Set.copyOf(requestedGuests);
  }
}
