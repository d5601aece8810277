package io.tocsin.configuration.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keys that are valid in Alertmanager and do less in Tocsin, or nothing. Not thread-safe. */
final class UnsupportedKeys {
  // Sets, because a key may be read twice.
  private final Set<Finding> withoutEffect = new LinkedHashSet<>();
  private final Set<Finding> unfilledTexts = new LinkedHashSet<>();
  private final Set<Finding> unfilledDestinations = new LinkedHashSet<>();
  private final Map<String, String> names = new LinkedHashMap<>();

  void withoutEffect(Place place, String path) {
    withoutEffect.add(new Finding(place, path, ""));
  }

  void unfilledText(Place place, String path) {
    unfilledTexts.add(new Finding(place, path, ""));
  }

  void unfilledDestination(Place place, String path) {
    unfilledDestinations.add(new Finding(place, path, ""));
  }

  /** The readable name of the section at this path. */
  void name(String path, String name) {
    names.put(path + ".", name);
  }

  /** One line for each kind; the keys without any effect are in the last line. */
  List<String> warnings() {
    var lines = new ArrayList<String>();
    addKeys(
        lines,
        "nothing is sent to these destinations, because they use template features that are not"
            + " supported: ",
        withEffect(unfilledDestinations),
        this::owner);
    addKeys(
        lines,
        "the built-in text is sent instead of these, because they use template features that are not"
            + " supported: ",
        withEffect(unfilledTexts),
        this::owner);
    addKeys(
        lines, "valid in Alertmanager, but without effect in Tocsin yet: ", withoutEffect, _ -> "");
    return lines;
  }

  private static void addKeys(
      List<String> lines, String what, Collection<Finding> keys, Function<Finding, String> owner) {
    if (!keys.isEmpty()) {
      lines.add(
          keys.stream()
              .sorted(Comparator.comparing(Finding::place))
              .map(
                  key ->
                      "%s (%sline %d)".formatted(key.path(), owner.apply(key), key.place().line()))
              .collect(Collectors.joining(", ", what, "")));
    }
  }

  private String owner(Finding key) {
    return names.entrySet().stream()
        .filter(name -> key.path().startsWith(name.getKey()))
        .map(name -> name.getValue() + ", ")
        .findFirst()
        .orElse("");
  }

  /** Findings inside a key without effect are not reported. */
  private List<Finding> withEffect(Set<Finding> findings) {
    return findings.stream().filter(it -> !isWithoutEffect(it.path())).toList();
  }

  private boolean isWithoutEffect(String path) {
    return withoutEffect.stream()
        .map(Finding::path)
        .anyMatch(
            key -> path.equals(key) || path.startsWith(key + ".") || path.startsWith(key + "["));
  }
}
