package io.tocsin.runner.proxmox;

/** Status of a task. */
public sealed interface TaskStatus {
  record Running() implements TaskStatus {}

  /** Succeeded; warnings are not a failure. */
  record Succeeded(boolean withWarnings, String text) implements TaskStatus {}

  record Failed(String text) implements TaskStatus {}

  /**
   * Ended without a result: killed, interrupted, or its node died. Only the guest's state shows the
   * outcome.
   */
  record Unclear(String text) implements TaskStatus {}

  /** The server does not list the task, or no longer. */
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
