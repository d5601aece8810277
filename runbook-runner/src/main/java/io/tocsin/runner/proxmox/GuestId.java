package io.tocsin.runner.proxmox;

/** One guest of one cluster; a VMID belongs to a single guest there, whatever its kind. */
public record GuestId(String cluster, int vmid) {

  /** The form {@link #toString()} gives. */
  public static GuestId parse(String text) {
    int slash = text.lastIndexOf('/');
    return new GuestId(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
  }

  @Override
  public String toString() {
    return cluster + "/" + vmid;
  }
}
