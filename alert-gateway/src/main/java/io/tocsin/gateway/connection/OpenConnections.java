package io.tocsin.gateway.connection;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All connections that are open, by the network they come from. Any thread may ask. */
final class OpenConnections {
  private final int total;
  private final int perNetwork;
  private final Map<ClientNetwork, Map<InetSocketAddress, OpenConnection>> open = new HashMap<>();

  /** Oldest first, so that nobody looks through thousands for each who comes in a flood. */
  private final Set<OpenConnection> idle = new LinkedHashSet<>();

  private int count;

  /**
   * @param total of all networks
   */
  OpenConnections(int total, int perNetwork) {
    this.total = total;
    this.perNetwork = perNetwork;
  }

  /** Whether a connection may stay. */
  sealed interface Arrival {
    record Taken() implements Arrival {}

    /** It may, when this one goes. */
    record InsteadOf(OpenConnection oldestIdle) implements Arrival {}

    /** All others it could replace are busy. */
    record Refused() implements Arrival {}
  }

  synchronized Arrival arrive(OpenConnection visit) {
    var neighbours = open.getOrDefault(network(visit), Map.of()).values();
    if (neighbours.size() >= perNetwork) {
      return replace(oldestIdle(neighbours), visit);
    }
    if (count >= total) {
      return replace(idle.stream().filter(OpenConnection::isIdle).findFirst(), visit);
    }
    add(visit);
    return new Arrival.Taken();
  }

  synchronized void leave(OpenConnection visit) {
    var network = network(visit);
    var neighbours = open.get(network);
    if (neighbours != null && neighbours.remove(visit.from(), visit)) {
      idle.remove(visit);
      count--;
      if (neighbours.isEmpty()) {
        open.remove(network);
      }
    }
  }

  /** It has a request, and is no longer among those that may have to go. */
  synchronized void busy(OpenConnection visit) {
    idle.remove(visit);
  }

  /** It has been answered. */
  synchronized void idle(OpenConnection visit) {
    if (from(visit.from()).filter(visit::equals).isPresent()) {
      idle.remove(visit);
      idle.add(visit);
    }
  }

  synchronized Optional<OpenConnection> from(InetSocketAddress remote) {
    return Optional.ofNullable(open.get(ClientNetwork.of(remote.getAddress())))
        .flatMap(visits -> Optional.ofNullable(visits.get(remote)));
  }

  /** Those that have not sent the rest of a body since before that time. */
  synchronized List<OpenConnection> withBodySince(Instant latest) {
    return all().filter(visit -> visit.waitsForBodySince(latest)).toList();
  }

  int total() {
    return total;
  }

  int perNetwork() {
    return perNetwork;
  }

  synchronized int count() {
    return count;
  }

  private static Optional<OpenConnection> oldestIdle(Collection<OpenConnection> visits) {
    return visits.stream()
        .filter(OpenConnection::isIdle)
        .min(Comparator.comparing(visit -> visit.idleSince().orElse(Instant.MAX)));
  }

  private Arrival replace(Optional<OpenConnection> oldestIdle, OpenConnection arriving) {
    if (oldestIdle.isEmpty()) {
      return new Arrival.Refused();
    }
    leave(oldestIdle.get());
    add(arriving);
    return new Arrival.InsteadOf(oldestIdle.get());
  }

  private void add(OpenConnection visit) {
    open.computeIfAbsent(network(visit), network -> new HashMap<>()).put(visit.from(), visit);
    idle.add(visit);
    count++;
  }

  private Stream<OpenConnection> all() {
    return open.values().stream().map(Map::values).flatMap(Collection::stream);
  }

  private static ClientNetwork network(OpenConnection visit) {
    return ClientNetwork.of(visit.from().getAddress());
  }
}
