package io.tocsin.runner.proxmox;

/** What Proxmox says about a task. */
public sealed interface TaskStatus {
  record Running() implements TaskStatus {}

  /** Ended well; warnings are no failure. */
  record Succeeded(boolean withWarnings, String text) implements TaskStatus {}

  record Failed(String text) implements TaskStatus {}

  /** Ended without a verdict: killed, interrupted, or its node died. Only the guest can tell. */
  record Unclear(String text) implements TaskStatus {}

  /** The server knows no such task, or no longer. */
  record Gone() implements TaskStatus {}

  /** Reads the {@code exitstatus} of a task that stopped. */
  static TaskStatus ended(String exitStatus) {
    if (exitStatus.equals("OK")) {
      return new Succeeded(false, exitStatus);
    }
    if (exitStatus.startsWith("WARNINGS: ")) {
      return new Succeeded(true, exitStatus);
    }
    if (exitStatus.isBlank()
        || exitStatus.equals("unexpected status")
        || exitStatus.startsWith("unable to ")
        || exitStatus.contains("received interrupt")
        || exitStatus.contains("interrupted by signal")) {
      return new Unclear(exitStatus.isBlank() ? "stopped without an exit status" : exitStatus);
    }
    return new Failed(exitStatus);
  }
}
