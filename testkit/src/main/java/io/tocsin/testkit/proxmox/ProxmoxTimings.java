package io.tocsin.testkit.proxmox;

import java.time.Duration;

/**
 * Durations of the simulated operations.
 *
 * @param boot from the end of a reboot's task until the guest runs again
 * @param ha until high availability acts on a request
 * @param resourcesRefresh how old the states in the list of resources may be
 */
public record ProxmoxTimings(
    Duration start,
    Duration stop,
    Duration shutdown,
    Duration reset,
    Duration boot,
    Duration ha,
    Duration resourcesRefresh) {

  /** As on an idle node. */
  public static final ProxmoxTimings REAL =
      new ProxmoxTimings(
          Duration.ofSeconds(3),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(3),
          Duration.ofSeconds(15),
          Duration.ofSeconds(10));

  /** Every operation completes at once. */
  public static final ProxmoxTimings NONE =
      new ProxmoxTimings(
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO);
}
