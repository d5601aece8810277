package io.tocsin.runner.proxmox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The current state of a guest, from {@code status/current} on its node.
 *
 * @param observedAt by the clock of the server that responded
 * @param detail {@code qmpstatus} of a virtual machine, such as {@code io-error}; empty for a
 *     container
 * @param lock why its configuration is locked
 * @param pid of a running virtual machine; containers have none
 * @param ha state of its HA resource; absent when HA does not manage it
 * @param wanted state requested from HA, such as {@code started}, reached later; absent if HA does
 *     not manage the guest, the token may not read it, or in older records
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
    boolean template,
    Optional<String> wanted) {
  /** Uptimes are whole seconds and are read slightly before the clock they are compared with. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  public boolean isRunning() {
    return status.equals("running");
  }

  public boolean isStopped() {
    return status.equals("stopped");
  }

  /** Paused because its storage is full or gone; a restart does not help. */
  public boolean isWaitingForStorage() {
    return detail.equals("io-error");
  }

  /** HA will stop it, even if it is running now. */
  public boolean isStopWanted() {
    return wanted.filter(it -> it.equals("stopped") || it.equals("disabled")).isPresent();
  }

  /**
   * Runs and was started after {@code before}: proof of a start or restart. A migrated virtual
   * machine proves nothing: on the new node it has a new process and a new uptime, although the
   * guest itself did not restart.
   *
   * @param elapsed time since {@code before} was observed, measured by one clock
   */
  public boolean hasStartedSince(GuestState before, Duration elapsed) {
    if (!isRunning()) {
      return false;
    }
    if (before.isStopped()) {
      return true;
    }
    if (place.kind() == GuestKind.LXC) {
      return uptime.compareTo(before.uptime) < 0 || uptime.plus(SLACK).compareTo(elapsed) < 0;
    }
    return !hasMovedSince(before) && !pid.equals(before.pid) && isYoungerThan(elapsed);
  }

  /** Its process started within that time. */
  public boolean isYoungerThan(Duration elapsed) {
    return uptime.compareTo(elapsed.plus(SLACK)) <= 0;
  }

  public boolean hasMovedSince(GuestState before) {
    return !place.node().equals(before.place.node());
  }
}
