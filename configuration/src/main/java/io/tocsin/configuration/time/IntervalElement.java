package io.tocsin.configuration.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Contains a moment if all its fields do. It looks at the wall clock alone: a time of day that
 * summer time skips does not occur, one that it repeats occurs twice.
 *
 * @param location whose wall clock it is
 * @param fields only those that are written; without any, every moment is inside
 */
public record IntervalElement(ZoneId location, List<IntervalField> fields) {

  public IntervalElement {
    fields = List.copyOf(fields);
  }

  boolean contains(Instant moment) {
    var wallClock = LocalDateTime.ofInstant(moment, location);
    return fields.stream().allMatch(field -> field.contains(wallClock));
  }
}
