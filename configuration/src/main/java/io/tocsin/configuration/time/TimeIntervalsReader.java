package io.tocsin.configuration.time;

import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the intervals of both top-level keys; a name is unique over the two. */
public final class TimeIntervalsReader {
  private TimeIntervalsReader() {}

  /** By name, in the order of the file within each key. */
  public static Map<String, TimeInterval> read(Section top) {
    var intervals = new LinkedHashMap<String, TimeInterval>();
    for (var key : List.of("time_intervals", "mute_time_intervals")) {
      top.items(key).forEach(item -> read(item, intervals));
    }
    return intervals;
  }

  private static void read(Value item, Map<String, TimeInterval> intervals) {
    if (item.isNull()) {
      item.mistake("missing name in time interval");
      return;
    }
    item.section().ifPresent(section -> read(section, intervals));
  }

  private static void read(Section section, Map<String, TimeInterval> intervals) {
    var name = section.text("name").orElse("");
    var interval = interval(section);
    section.done();
    if (name.isEmpty()) {
      section.mistake("name", "missing name in time interval");
    } else if (intervals.putIfAbsent(name, interval) != null) {
      section.mistake("name", "time interval \"" + name + "\" is not unique");
    }
  }

  private static TimeInterval interval(Section section) {
    var items = section.items("time_intervals");
    if (items.isEmpty()) {
      section.warn("time_intervals is empty, so this interval contains no moment");
    }
    return new TimeInterval(items.stream().flatMap(item -> element(item).stream()).toList());
  }

  /** An empty item is an element without fields, as in Alertmanager. */
  private static Optional<IntervalElement> element(Value item) {
    var element =
        item.isNull()
            ? Optional.of(new IntervalElement(ZoneOffset.UTC, List.of()))
            : item.section().map(ElementReader::read);
    if (element.filter(read -> read.fields().isEmpty()).isPresent()) {
      item.warn("no field restricts this element, so every moment is inside");
    }
    return element;
  }
}
