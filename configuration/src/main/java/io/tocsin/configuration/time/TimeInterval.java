package io.tocsin.configuration.time;

import java.time.Instant;
import java.util.List;

/**
 * A time interval: contains every moment that at least one element contains.
 *
 * @param elements if empty, no moment is inside
 */
public record TimeInterval(List<IntervalElement> elements) {

  public TimeInterval {
    elements = List.copyOf(elements);
  }

  public boolean contains(Instant moment) {
    return elements.stream().anyMatch(element -> element.contains(moment));
  }
}
