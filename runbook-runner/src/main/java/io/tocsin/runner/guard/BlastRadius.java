package io.tocsin.runner.guard;

import io.tocsin.runner.proxmox.GuestId;
import io.tocsin.runner.proxmox.GuestListing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Guests that share a node or pool with the target, and how many of them have alert requests.
 *
 * @param scope the shared node or pool
 * @param requested guests with requests, including the target
 */
public record BlastRadius(String scope, int requested, int members) {
  /** The blast radius on the target's node, and in its pool if it has one. */
  public static List<BlastRadius> around(
      GuestId target, GuestListing guest, List<GuestListing> guests, Set<GuestId> requestedGuests) {
    var radii = new ArrayList<BlastRadius>();
    var node = guest.place().node();
    radii.add(
        of("node " + node, target, requestedGuests, guests, g -> g.place().node().equals(node)));
    if (!guest.pool().isEmpty()) {
      var pool = guest.pool();
      radii.add(of("pool " + pool, target, requestedGuests, guests, g -> g.pool().equals(pool)));
    }
    return radii;
  }

  private static BlastRadius of(
      String scope,
      GuestId target,
      Set<GuestId> requestedGuests,
      List<GuestListing> guests,
      Predicate<GuestListing> belongs) {
    var members =
        guests.stream()
            .filter(guest -> !guest.template())
            .filter(belongs)
            .map(guest -> new GuestId(target.cluster(), guest.place().vmid()))
            .toList();
    long requested =
        members.stream().filter(g -> g.equals(target) || requestedGuests.contains(g)).count();
    return new BlastRadius(scope, Math.toIntExact(requested), members.size());
  }
}
