package io.tocsin.runner.proxmox;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What can be done to a guest's power.
 *
 * @see <a href="https://pve.proxmox.com/pve-docs/api-viewer/">Proxmox VE API,
 *     /nodes/{node}/{qemu|lxc}/{vmid}/status</a>
 */
public enum PowerAction {
  START("start", "hastart"),
  STOP("stop", "hastop"),
  REBOOT("reboot", ""),
  /** The same process goes on with an empty memory: only the task can tell that it happened. */
  RESET("reset", "");

  private final String path;
  private final String haTask;

  PowerAction(String path, String haTask) {
    this.path = path;
    this.haTask = haTask;
  }

  public String path() {
    return path;
  }

  /** A second one changes nothing more. A second reboot or reset is a second outage. */
  public boolean isIdempotent() {
    return this == START || this == STOP;
  }

  /**
   * Whether Proxmox shows that the action has happened since {@code before}; of a guest that HA
   * manages, that HA was asked for it.
   *
   * @param elapsed since then
   */
  public boolean holds(GuestState before, GuestState now, Duration elapsed) {
    return switch (this) {
      case START -> now.isRunning() && !now.isStopWanted();
      case STOP -> now.isStopped() || (now.isStopWanted() && !before.isStopWanted());
      case REBOOT -> now.isRunningAnewSince(before, elapsed);
      case RESET -> false;
    };
  }

  /** Types of the tasks that do this; HA answers with its own and acts later. */
  public Set<String> taskTypes(GuestKind kind) {
    var own = kind.taskPrefix() + path;
    return haTask.isEmpty() ? Set.of(own) : Set.of(own, haTask);
  }

  /** For an action stored as text. */
  public static Optional<PowerAction> named(String path) {
    for (var action : values()) {
      if (action.path.equals(path)) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }
}
