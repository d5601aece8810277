package io.tocsin.runner.guard;

import io.tocsin.runner.proxmox.GuestId;
import io.tocsin.runner.proxmox.GuestListing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Guests that share something with the target, and how many of them alerts ask about.
 *
 * @param where what they share
 * @param asked the target included
 */
public record BlastRadius(String where, int asked, int members) {
  /** Of the target's node, and of its pool if it is in one. */
  public static List<BlastRadius> around(
      GuestId target, GuestListing guest, List<GuestListing> guests, Set<GuestId> askedFor) {
    var crowds = new ArrayList<BlastRadius>();
    var node = guest.place().node();
    crowds.add(of("node " + node, target, askedFor, guests, g -> g.place().node().equals(node)));
    if (!guest.pool().isEmpty()) {
      var pool = guest.pool();
      crowds.add(of("pool " + pool, target, askedFor, guests, g -> g.pool().equals(pool)));
    }
    return crowds;
  }

  private static BlastRadius of(
      String where,
      GuestId target,
      Set<GuestId> askedFor,
      List<GuestListing> guests,
      Predicate<GuestListing> belongs) {
    var members =
        guests.stream()
            .filter(guest -> !guest.template())
            .filter(belongs)
            .map(guest -> new GuestId(target.cluster(), guest.place().vmid()))
            .toList();
    long asked = members.stream().filter(g -> g.equals(target) || askedFor.contains(g)).count();
    return new BlastRadius(where, Math.toIntExact(asked), members.size());
  }
}
