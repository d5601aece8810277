package io.tocsin.runner.proxmox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The truth about a guest, from {@code status/current} on its node.
 *
 * @param observedAt by the clock of the server that answered
 * @param detail {@code qmpstatus} of a virtual machine, such as {@code io-error}; empty for a
 *     container
 * @param lock why its configuration is locked
 * @param pid of a running virtual machine; containers have none
 * @param ha state of its HA resource; absent when HA does not manage it
 */
public record GuestState(
    GuestPlace place,
    Instant observedAt,
    String name,
    String status,
    String detail,
    Optional<String> lock,
    Duration uptime,
    Optional<Long> pid,
    Optional<String> ha,
    boolean template) {

  public boolean isRunning() {
    return status.equals("running");
  }

  public boolean isStopped() {
    return status.equals("stopped");
  }

  /** Stands still because its storage is full or gone; a restart does not help. */
  public boolean isWaitingForStorage() {
    return detail.equals("io-error");
  }

  /**
   * Runs, and did not run like this at the time of {@code before}: proof of a restart or a start.
   * Containers show no process id, there the uptime alone has to tell.
   */
  public boolean isRunningAnewSince(GuestState before) {
    if (!isRunning()) {
      return false;
    }
    if (before.isStopped()) {
      return true;
    }
    if (pid.isPresent() && before.pid.isPresent()) {
      return !pid.equals(before.pid);
    }
    var elapsed = Duration.between(before.observedAt, observedAt);
    return uptime.compareTo(elapsed) < 0 && uptime.compareTo(before.uptime.plus(elapsed)) < 0;
  }
}
