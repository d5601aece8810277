package io.tocsin.configuration.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Contains a moment if all its fields do. Only the wall clock counts: a time of day that daylight
 * saving skips does not occur, one that it repeats occurs twice.
 *
 * @param location time zone of the wall clock
 * @param fields only those that are present; if empty, every moment is inside
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
