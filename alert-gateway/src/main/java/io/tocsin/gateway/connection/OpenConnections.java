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

/** All open connections, by client network. Thread-safe. */
final class OpenConnections {
  private final int total;
  private final int perNetwork;
  private final Map<ClientNetwork, Map<InetSocketAddress, OpenConnection>> open = new HashMap<>();

  /** Oldest first, so that a flood does not cause a scan of thousands for each new connection. */
  private final Set<OpenConnection> idle = new LinkedHashSet<>();

  private int count;

  /**
   * @param total of all networks
   */
  OpenConnections(int total, int perNetwork) {
    this.total = total;
    this.perNetwork = perNetwork;
  }

  /** Whether a new connection is accepted. */
  sealed interface Arrival {
    record Accepted() implements Arrival {}

    /** Accepted; this idle one must be closed. */
    record InsteadOf(OpenConnection oldestIdle) implements Arrival {}

    /** Rejected: all connections it could replace are busy. */
    record Rejected() implements Arrival {}
  }

  synchronized Arrival arrive(OpenConnection connection) {
    var neighbours = open.getOrDefault(network(connection), Map.of()).values();
    if (neighbours.size() >= perNetwork) {
      return replace(oldestIdle(neighbours), connection);
    }
    if (count >= total) {
      return replace(idle.stream().filter(OpenConnection::isIdle).findFirst(), connection);
    }
    add(connection);
    return new Arrival.Accepted();
  }

  synchronized void leave(OpenConnection connection) {
    var network = network(connection);
    var neighbours = open.get(network);
    if (neighbours != null && neighbours.remove(connection.from(), connection)) {
      idle.remove(connection);
      count--;
      if (neighbours.isEmpty()) {
        open.remove(network);
      }
    }
  }

  /** It has a request and can no longer be replaced. */
  synchronized void busy(OpenConnection connection) {
    idle.remove(connection);
  }

  /** Its request is answered; it can be replaced again. */
  synchronized void idle(OpenConnection connection) {
    if (from(connection.from()).filter(connection::equals).isPresent()) {
      idle.remove(connection);
      idle.add(connection);
    }
  }

  synchronized Optional<OpenConnection> from(InetSocketAddress remote) {
    return Optional.ofNullable(open.get(ClientNetwork.of(remote.getAddress())))
        .flatMap(connections -> Optional.ofNullable(connections.get(remote)));
  }

  /** Connections with an unfinished body that began at or before {@code latest}. */
  synchronized List<OpenConnection> withBodySince(Instant latest) {
    return all().filter(connection -> connection.waitsForBodySince(latest)).toList();
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

  private static Optional<OpenConnection> oldestIdle(Collection<OpenConnection> connections) {
    return connections.stream()
        .filter(OpenConnection::isIdle)
        .min(Comparator.comparing(connection -> connection.idleSince().orElse(Instant.MAX)));
  }

  private Arrival replace(Optional<OpenConnection> oldestIdle, OpenConnection arriving) {
    if (oldestIdle.isEmpty()) {
      return new Arrival.Rejected();
    }
    leave(oldestIdle.get());
    add(arriving);
    return new Arrival.InsteadOf(oldestIdle.get());
  }

  private void add(OpenConnection connection) {
    open.computeIfAbsent(network(connection), network -> new HashMap<>())
        .put(connection.from(), connection);
    idle.add(connection);
    count++;
  }

  private Stream<OpenConnection> all() {
    return open.values().stream().map(Map::values).flatMap(Collection::stream);
  }

  private static ClientNetwork network(OpenConnection connection) {
    return ClientNetwork.of(connection.from().getAddress());
  }
}
