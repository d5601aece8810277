package io.tocsin.configuration;

import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The names that routes may refer to. The intervals themselves are not read yet. */
final class TimeIntervalNames {
  private TimeIntervalNames() {}

  static Set<String> read(Section top) {
    var names = new HashSet<String>();
    for (var key : List.of("time_intervals", "mute_time_intervals")) {
      for (var interval : top.items(key)) {
        name(interval).ifPresent(name -> add(name, interval, names));
      }
      top.haveNoEffectYet(key);
    }
    return names;
  }

  private static Optional<String> name(Value interval) {
    var section = interval.section();
    var name = section.flatMap(keys -> keys.text("name")).filter(text -> !text.isEmpty());
    section.ifPresent(
        keys -> {
          keys.items("time_intervals").forEach(Value::section);
          keys.done();
          if (name.isEmpty()) {
            keys.mistake("name", "missing name in time interval");
          }
        });
    return name;
  }

  private static void add(String name, Value interval, Set<String> names) {
    if (!names.add(name)) {
      interval.mistake("time interval \"" + name + "\" is not unique");
    }
  }
}
