package io.tocsin.runner.proxmox;

/** Virtual machine or container; both have the same calls under different paths. */
public enum GuestKind {
  QEMU("qemu", "qm", "qm unlock", "vm"),
  LXC("lxc", "vz", "pct unlock", "ct");

  private final String path;
  private final String taskPrefix;
  private final String unlock;
  private final String haPrefix;

  GuestKind(String path, String taskPrefix, String unlock, String haPrefix) {
    this.path = path;
    this.taskPrefix = taskPrefix;
    this.unlock = unlock;
    this.haPrefix = haPrefix;
  }

  public String path() {
    return path;
  }

  String taskPrefix() {
    return taskPrefix;
  }

  /** Prefix of the HA resource name. */
  public String haPrefix() {
    return haPrefix;
  }

  /** The command that removes a stale lock; only root on the node may run it. */
  public String unlockCommand(int vmid) {
    return unlock + " " + vmid;
  }

  public static GuestKind ofPath(String path) {
    return path.equals("lxc") ? LXC : QEMU;
  }
}
