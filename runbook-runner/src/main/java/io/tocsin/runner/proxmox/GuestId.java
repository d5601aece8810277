package io.tocsin.runner.proxmox;

/** A guest in a cluster. A VMID is unique there across virtual machines and containers. */
public record GuestId(String cluster, int vmid) {

  /** Parses the format of {@link #toString()}. */
  public static GuestId parse(String text) {
    int slash = text.lastIndexOf('/');
    return new GuestId(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
  }

  @Override
  public String toString() {
    return cluster + "/" + vmid;
  }
}
