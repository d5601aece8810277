package io.tocsin.configuration.time;

import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads one element of a time interval. */
final class ElementReader {
  private final Section section;
  private final List<IntervalField> fields = new ArrayList<>();

  private ElementReader(Section section) {
    this.section = section;
  }

  static IntervalElement read(Section section) {
    var reader = new ElementReader(section);
    reader.field("times", ElementReader::times);
    reader.field("weekdays", day -> day.parsed(WeekdayRange::parse));
    reader.field("days_of_month", day -> day.parsed(DayOfMonthRange::parse));
    reader.field("months", month -> month.parsed(MonthRange::parse));
    reader.field("years", year -> year.parsed(YearRange::parse));
    var element = new IntervalElement(reader.location(), reader.fields);
    section.done();
    return element;
  }

  private void field(String key, Function<Value, Optional<? extends WallClockRange>> range) {
    section.value(key).ifPresent(list -> fields.add(field(list, range)));
  }

  private static IntervalField field(
      Value list, Function<Value, Optional<? extends WallClockRange>> range) {
    var ranges = new ArrayList<WallClockRange>();
    var items = list.items();
    items.forEach(item -> range.apply(item).ifPresent(ranges::add));
    if (items.isEmpty()) {
      list.warn("an empty list contains no moment, so this element never applies");
    }
    return new IntervalField(ranges);
  }

  private static Optional<TimeRange> times(Value item) {
    return item.section().flatMap(ElementReader::times);
  }

  private static Optional<TimeRange> times(Section range) {
    var start = minutes(range, "start_time");
    var end = minutes(range, "end_time");
    range.done();
    if (start.isEmpty() || end.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new TimeRange(start.get(), end.get()));
    } catch (IllegalArgumentException e) {
      range.mistake("start_time", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Optional<Integer> minutes(Section range, String key) {
    var value = range.value(key);
    if (value.isEmpty()) {
      range.mistake(key, "both start_time and end_time must be provided");
    }
    return value.flatMap(time -> time.parsed(TimeRange::minutes));
  }

  private ZoneId location() {
    return section
        .value("location")
        .flatMap(name -> name.parsed(Location::parse))
        .orElse(ZoneOffset.UTC);
  }
}
