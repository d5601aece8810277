package io.tocsin.configuration.schema;

import io.tocsin.configuration.yaml.Printed;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A mapping with names that the user chooses.
 *
 * @param always entries that are added if absent
 */
public record Mapped(Kind value, Map<String, Printed> always) implements Kind {
  public Mapped(Kind value) {
    this(value, Map.of());
  }

  @Override
  public void check(Value map, Section global) {
    map.section()
        .ifPresent(section -> section.values().values().forEach(each -> value.check(each, global)));
  }

  @Override
  public Printed printed(Value map, Section global) {
    var entries = new LinkedHashMap<String, Printed>();
    map.section()
        .ifPresent(
            section ->
                section
                    .values()
                    .forEach((name, each) -> entries.put(name, value.printed(each, global))));
    always.forEach(entries::putIfAbsent);
    return new Printed.Keys(entries);
  }
}
