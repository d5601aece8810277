package io.tocsin.runner.engine;

import io.tocsin.runner.proxmox.TaskEntry;
import java.util.Set;

/** Tasks that can be the reason why a guest is locked. */
final class LockHolder {
  private static final String BACKUP = "vzdump";

  /** A person looks at the guest; that locks nothing. */
  private static final Set<String> CONSOLES =
      Set.of("vncproxy", "vncshell", "termproxy", "spiceproxy", "spiceshell");

  private LockHolder() {}

  /**
   * @param task of the node the guest is on
   */
  static boolean canLock(TaskEntry task, int vmid) {
    return task.running()
        && (isOf(task, vmid) || isBackupOfSeveral(task))
        && !CONSOLES.contains(task.upid().type());
  }

  private static boolean isOf(TaskEntry task, int vmid) {
    return task.upid().id().equals(String.valueOf(vmid));
  }

  /** It names none of its guests. */
  private static boolean isBackupOfSeveral(TaskEntry task) {
    return task.upid().type().equals(BACKUP) && task.upid().id().isEmpty();
  }
}
