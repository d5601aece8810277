package io.tocsin.events.query;

import java.util.HashMap;
import java.util.Map;

/**
 * Read or write position in a topic.
 *
 * @param offsets offset of the last record, by partition
 */
public record TopicPosition(Map<Integer, Long> offsets) {
  public static final TopicPosition START = new TopicPosition(Map.of());

  public TopicPosition {
    offsets = Map.copyOf(offsets);
  }

  public static TopicPosition of(int partition, long offset) {
    return new TopicPosition(Map.of(partition, offset));
  }

  /** The higher offset in every partition. */
  public TopicPosition and(TopicPosition other) {
    var farthest = new HashMap<>(offsets);
    other.offsets.forEach((partition, offset) -> farthest.merge(partition, offset, Math::max));
    return new TopicPosition(farthest);
  }
}
