package io.tocsin.runner.proxmox;

import java.util.Set;

/**
 * Inventory entry of a guest: used to find it. Up to 10 s old, 5 min if its node is down. Decisions
 * use its status only to detect a lost node ({@code unknown}).
 *
 * @param pool empty if it has none
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
