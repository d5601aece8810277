package io.tocsin.runner.proxmox;

import java.util.Set;

/**
 * A guest as the cluster's inventory shows it: good for finding it, up to ten seconds old, and five
 * minutes when its node is dead. Nothing is decided on its status except that {@code unknown} means
 * the node is gone.
 *
 * @param pool empty if it is in none
 */
public record GuestListing(
    GuestPlace place, String name, String status, Set<String> tags, boolean template, String pool) {
  public GuestListing {
    tags = Set.copyOf(tags);
  }

  public boolean isNodeGone() {
    return status.equals("unknown");
  }
}
