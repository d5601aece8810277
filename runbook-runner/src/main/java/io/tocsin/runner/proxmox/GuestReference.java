package io.tocsin.runner.proxmox;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A guest as named by people and alerts: {@code 101}, {@code qemu/101}, {@code lab/101} or {@code
 * lab/lxc/101}.
 *
 * @param cluster if absent, taken from the alert or the only configured cluster
 * @param kind if absent, any
 */
public record GuestReference(Optional<String> cluster, Optional<GuestKind> kind, int vmid) {
  /** Proxmox's own range of VMIDs. */
  private static final Pattern SHAPE =
      Pattern.compile("(?:(?!qemu/|lxc/)([A-Za-z0-9._-]{1,63})/)?(?:(qemu|lxc)/)?(\\d{3,9})");

  /**
   * @throws IllegalArgumentException if the text is not a guest reference
   */
  public static GuestReference parse(String text) {
    var parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a guest; write 101, qemu/101 or <cluster>/101");
    }
    return new GuestReference(
        Optional.ofNullable(parts.group(1)),
        Optional.ofNullable(parts.group(2)).map(GuestKind::ofPath),
        Integer.parseInt(parts.group(3)));
  }

  @Override
  public String toString() {
    return cluster.map(name -> name + "/").orElse("")
        + kind.map(k -> k.path() + "/").orElse("")
        + vmid;
  }
}
