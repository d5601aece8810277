package io.tocsin.testkit.proxmox;

/**
 * The scripted end of a task.
 *
 * @param exitStatus its exit status
 * @param effective whether its effect happened all the same
 */
public record TaskEnd(String exitStatus, boolean effective) {

  public static TaskEnd warnings(int count) {
    return new TaskEnd("WARNINGS: " + count, true);
  }

  public static TaskEnd failed(String text) {
    return new TaskEnd(text, false);
  }

  /** Its worker was killed before it did anything, which the exit status does not show. */
  public static TaskEnd killed() {
    return new TaskEnd("unexpected status", false);
  }

  /** The same exit status, but with the effect. */
  public static TaskEnd killedWhenDone() {
    return new TaskEnd("unexpected status", true);
  }
}
