package io.tocsin.configuration.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What is to be said about a place in the file.
 *
 * @param path of the key; empty for the whole file
 */
record Finding(Place place, String path, String message) {

  /** One line each, in the order of the file. */
  static List<String> lines(Collection<Finding> findings) {
    return findings.stream()
        .sorted(Comparator.comparing(Finding::place))
        .map(Finding::toString)
        .toList();
  }

  @Override
  public String toString() {
    return place.prefix() + (path.isEmpty() ? "" : path + ": ") + message;
  }
}
