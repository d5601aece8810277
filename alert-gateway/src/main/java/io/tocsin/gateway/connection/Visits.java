package io.tocsin.gateway.connection;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All connections that are open, by the network they come from. Any thread may ask. */
final class Visits {
  private final int total;
  private final int perNetwork;
  private final Map<ClientNetwork, Map<InetSocketAddress, Visit>> open = new HashMap<>();
  private int count;

  /**
   * @param total of all networks
   */
  Visits(int total, int perNetwork) {
    this.total = total;
    this.perNetwork = perNetwork;
  }

  /** Whether a connection may stay. */
  sealed interface Arrival {
    record Taken() implements Arrival {}

    /** It may, when this one goes. */
    record InsteadOf(Visit oldestIdle) implements Arrival {}

    /** All others it could replace are busy. */
    record Refused() implements Arrival {}
  }

  synchronized Arrival arrive(Visit visit) {
    var neighbours = open.getOrDefault(network(visit), Map.of()).values();
    if (neighbours.size() >= perNetwork) {
      return replaceOldestIdle(neighbours.stream(), visit);
    }
    if (count >= total) {
      return replaceOldestIdle(all(), visit);
    }
    add(visit);
    return new Arrival.Taken();
  }

  synchronized void leave(Visit visit) {
    var network = network(visit);
    var neighbours = open.get(network);
    if (neighbours != null && neighbours.remove(visit.from(), visit)) {
      count--;
      if (neighbours.isEmpty()) {
        open.remove(network);
      }
    }
  }

  synchronized Optional<Visit> from(InetSocketAddress remote) {
    return Optional.ofNullable(open.get(ClientNetwork.of(remote.getAddress())))
        .flatMap(visits -> Optional.ofNullable(visits.get(remote)));
  }

  /** Those that have not sent the rest of a body since before that time. */
  synchronized List<Visit> withBodySince(Instant latest) {
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

  private Arrival replaceOldestIdle(Stream<Visit> candidates, Visit arriving) {
    return candidates
        .filter(visit -> visit.idleSince().isPresent())
        .min(Comparator.comparing(visit -> visit.idleSince().orElse(Instant.MAX)))
        .<Arrival>map(
            oldest -> {
              leave(oldest);
              add(arriving);
              return new Arrival.InsteadOf(oldest);
            })
        .orElseGet(Arrival.Refused::new);
  }

  private void add(Visit visit) {
    open.computeIfAbsent(network(visit), network -> new HashMap<>()).put(visit.from(), visit);
    count++;
  }

  private Stream<Visit> all() {
    return open.values().stream().map(Map::values).flatMap(Collection::stream);
  }

  private static ClientNetwork network(Visit visit) {
    return ClientNetwork.of(visit.from().getAddress());
  }
}
