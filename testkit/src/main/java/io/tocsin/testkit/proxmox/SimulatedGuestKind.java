package io.tocsin.testkit.proxmox;

import java.util.Arrays;
import java.util.Optional;

/** Virtual machine or container: the same calls with other words. */
public enum SimulatedGuestKind {
  QEMU("qemu", "qm", "VM", "qemu-server", "vm"),
  LXC("lxc", "vz", "CT", "lxc", "ct");

  private final String path;
  private final String taskPrefix;
  private final String word;
  private final String configFolder;
  private final String haPrefix;

  SimulatedGuestKind(
      String path, String taskPrefix, String word, String configFolder, String haPrefix) {
    this.path = path;
    this.taskPrefix = taskPrefix;
    this.word = word;
    this.configFolder = configFolder;
    this.haPrefix = haPrefix;
  }

  static Optional<SimulatedGuestKind> ofPath(String path) {
    return Arrays.stream(values()).filter(kind -> kind.path.equals(path)).findFirst();
  }

  String path() {
    return path;
  }

  /** Type of the task behind a call, such as {@code qmstart}. */
  String task(String call) {
    return taskPrefix + call;
  }

  /** How messages call it. */
  String word() {
    return word;
  }

  String configFolder() {
    return configFolder;
  }

  String haId(int vmid) {
    return haPrefix + ":" + vmid;
  }
}
