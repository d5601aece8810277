package io.tocsin.testkit.proxmox;

/**
 * How a task ends that was told how to.
 *
 * @param exitStatus its verdict
 * @param effective what it was started for has happened all the same
 */
public record TaskEnd(String exitStatus, boolean effective) {

  public static TaskEnd warnings(int count) {
    return new TaskEnd("WARNINGS: " + count, true);
  }

  public static TaskEnd failed(String text) {
    return new TaskEnd(text, false);
  }

  /** Its worker was killed before it did anything; nobody can tell from the verdict. */
  public static TaskEnd killed() {
    return new TaskEnd("unexpected status", false);
  }

  /** The same verdict, and yet it is done. */
  public static TaskEnd killedWhenDone() {
    return new TaskEnd("unexpected status", true);
  }
}
