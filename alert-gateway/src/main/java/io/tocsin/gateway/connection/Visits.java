package io.tocsin.gateway.connection;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All connections that are open, by the address they come from. Any thread may ask. */
final class Visits {
  private final int perAddress;
  private final Map<InetAddress, Map<InetSocketAddress, Visit>> open = new HashMap<>();

  Visits(int perAddress) {
    this.perAddress = perAddress;
  }

  /** Whether a connection may stay. */
  sealed interface Arrival {
    record Taken() implements Arrival {}

    /** It may, when this one goes. */
    record InsteadOf(Visit oldestIdle) implements Arrival {}

    /** All others of its address are busy. */
    record Refused() implements Arrival {}
  }

  synchronized Arrival arrive(Visit visit) {
    var others = open.computeIfAbsent(visit.from().getAddress(), address -> new HashMap<>());
    if (others.size() < perAddress) {
      others.put(visit.from(), visit);
      return new Arrival.Taken();
    }
    var idle = others.values().stream().filter(other -> other.idleSince().isPresent());
    var oldest = idle.min(Comparator.comparing(other -> other.idleSince().orElse(Instant.MAX)));
    if (oldest.isEmpty()) {
      return new Arrival.Refused();
    }
    others.remove(oldest.get().from());
    others.put(visit.from(), visit);
    return new Arrival.InsteadOf(oldest.get());
  }

  synchronized void leave(Visit visit) {
    var others = open.get(visit.from().getAddress());
    if (others != null && others.remove(visit.from(), visit) && others.isEmpty()) {
      open.remove(visit.from().getAddress());
    }
  }

  synchronized Optional<Visit> from(InetSocketAddress remote) {
    return Optional.ofNullable(open.get(remote.getAddress()))
        .flatMap(visits -> Optional.ofNullable(visits.get(remote)));
  }
}
