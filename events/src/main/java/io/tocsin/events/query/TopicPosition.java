package io.tocsin.events.query;

import java.util.HashMap;
import java.util.Map;

/**
 * How far a topic has been written or read.
 *
 * @param offsets by partition, each of the last record
 */
public record TopicPosition(Map<Integer, Long> offsets) {
  public static final TopicPosition START = new TopicPosition(Map.of());

  public TopicPosition {
    offsets = Map.copyOf(offsets);
  }

  public static TopicPosition of(int partition, long offset) {
    return new TopicPosition(Map.of(partition, offset));
  }

  /** The farther of both in every partition. */
  public TopicPosition and(TopicPosition other) {
    var farthest = new HashMap<>(offsets);
    other.offsets.forEach((partition, offset) -> farthest.merge(partition, offset, Math::max));
    return new TopicPosition(farthest);
  }
}
