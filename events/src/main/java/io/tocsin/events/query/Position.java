package io.tocsin.events.query;

import java.util.HashMap;
import java.util.Map;

/**
 * How far a topic has been written or read.
 *
 * @param offsets by partition, each of the last record
 */
public record Position(Map<Integer, Long> offsets) {
  public static final Position START = new Position(Map.of());

  public Position {
    offsets = Map.copyOf(offsets);
  }

  public static Position of(int partition, long offset) {
    return new Position(Map.of(partition, offset));
  }

  /** The farther of both in every partition. */
  public Position and(Position other) {
    var farthest = new HashMap<>(offsets);
    other.offsets.forEach((partition, offset) -> farthest.merge(partition, offset, Math::max));
    return new Position(farthest);
  }
}
