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
 * @param wanted what HA was asked for, such as {@code started}, which it comes to later; absent
 *     when HA does not manage the guest, the token may not read it, or the record is older
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
  /** Uptimes are whole seconds, and read a moment before the clock they are compared with. */
  private static final Duration SLACK = Duration.ofSeconds(2);

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

  /** HA stops it as soon as it comes to it, however it runs now. */
  public boolean isStopWanted() {
    return wanted.filter(it -> it.equals("stopped") || it.equals("disabled")).isPresent();
  }

  /**
   * Runs, and began to after {@code before}: proof of a restart or a start. A virtual machine that
   * moved proves nothing: the other node runs it in a process of its own, and its uptime begins
   * anew, although nothing happened within.
   *
   * @param elapsed since {@code before} was observed, by one clock
   */
  public boolean isRunningAnewSince(GuestState before, Duration elapsed) {
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

  /** Its process began within that time. */
  public boolean isYoungerThan(Duration elapsed) {
    return uptime.compareTo(elapsed.plus(SLACK)) <= 0;
  }

  public boolean hasMovedSince(GuestState before) {
    return !place.node().equals(before.place.node());
  }
}
