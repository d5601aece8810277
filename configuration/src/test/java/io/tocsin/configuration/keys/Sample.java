package io.tocsin.configuration.keys;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Pieces of a configuration as maps, lists and texts, and as YAML. */
final class Sample {
  private Sample() {}

  /** Names and values by turns. */
  static Map<String, Object> map(Object... pairs) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return map;
  }

  /** What comes later replaces what was there. */
  @SafeVarargs
  static Map<String, Object> with(Map<String, Object> base, Map<String, Object>... more) {
    var all = new LinkedHashMap<>(base);
    for (var each : more) {
      all.putAll(each);
    }
    return all;
  }

  static String yaml(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> "'" + entry.getKey() + "': " + yaml(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case List<?> list ->
          list.stream().map(Sample::yaml).collect(Collectors.joining(", ", "[", "]"));
      default -> "'" + value + "'";
    };
  }
}
