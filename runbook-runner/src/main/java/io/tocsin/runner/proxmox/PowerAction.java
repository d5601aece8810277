package io.tocsin.runner.proxmox;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Power actions on a guest.
 *
 * @see <a href="https://pve.proxmox.com/pve-docs/api-viewer/">Proxmox VE API,
 *     /nodes/{node}/{qemu|lxc}/{vmid}/status</a>
 */
public enum PowerAction {
  START("start", "hastart"),
  STOP("stop", "hastop"),
  REBOOT("reboot", ""),
  /** The process stays the same, so only the task proves the reset. */
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

  /** Repeating it changes nothing more. A second reboot or reset is a second outage. */
  public boolean isIdempotent() {
    return this == START || this == STOP;
  }

  /**
   * Whether Proxmox shows that the action took effect since {@code before}; for a guest managed by
   * HA, that HA accepted it.
   *
   * @param elapsed time since {@code before}
   */
  public boolean holds(GuestState before, GuestState now, Duration elapsed) {
    return switch (this) {
      case START -> now.isRunning() && !now.isStopWanted();
      case STOP -> now.isStopped() || (now.isStopWanted() && !before.isStopWanted());
      case REBOOT -> now.hasStartedSince(before, elapsed);
      case RESET -> false;
    };
  }

  /** Types of the tasks that carry this out; HA returns its own task type and acts later. */
  public Set<String> taskTypes(GuestKind kind) {
    var own = kind.taskPrefix() + path;
    return haTask.isEmpty() ? Set.of(own) : Set.of(own, haTask);
  }

  /** Finds an action stored as text. */
  public static Optional<PowerAction> named(String path) {
    for (var action : values()) {
      if (action.path.equals(path)) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }
}
