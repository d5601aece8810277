package io.tocsin.runner.engine;

import io.tocsin.runner.proxmox.TaskEntry;
import java.util.Set;

/** Tasks that can hold the lock of a guest. */
final class LockHolder {
  private static final String BACKUP = "vzdump";

  /** Console sessions hold no lock. */
  private static final Set<String> CONSOLES =
      Set.of("vncproxy", "vncshell", "termproxy", "spiceproxy", "spiceshell");

  private LockHolder() {}

  /**
   * @param task a task on the guest's node
   */
  static boolean canLock(TaskEntry task, int vmid) {
    return task.running()
        && (isOf(task, vmid) || isBackupOfSeveral(task))
        && !CONSOLES.contains(task.upid().type());
  }

  private static boolean isOf(TaskEntry task, int vmid) {
    return task.upid().id().equals(String.valueOf(vmid));
  }

  /** A backup of several guests names none of them. */
  private static boolean isBackupOfSeveral(TaskEntry task) {
    return task.upid().type().equals(BACKUP) && task.upid().id().isEmpty();
  }
}
