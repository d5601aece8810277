package io.tocsin.configuration.time;

import java.time.Instant;
import java.util.List;

/**
 * When something holds: at every moment that at least one of the elements contains.
 *
 * @param elements without any, no moment is inside
 */
public record TimeInterval(List<IntervalElement> elements) {

  public TimeInterval {
    elements = List.copyOf(elements);
  }

  public boolean contains(Instant moment) {
    return elements.stream().anyMatch(element -> element.contains(moment));
  }
}
