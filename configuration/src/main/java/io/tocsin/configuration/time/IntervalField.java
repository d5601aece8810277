package io.tocsin.configuration.time;

import java.time.LocalDateTime;
import java.util.List;

/**
 * One key of an element, such as {@code weekdays}.
 *
 * @param ranges one match is enough; if empty, no moment is inside
 */
public record IntervalField(List<WallClockRange> ranges) {

  public IntervalField {
    ranges = List.copyOf(ranges);
  }

  public IntervalField(WallClockRange... ranges) {
    this(List.of(ranges));
  }

  boolean contains(LocalDateTime wallClock) {
    return ranges.stream().anyMatch(range -> range.contains(wallClock));
  }
}
