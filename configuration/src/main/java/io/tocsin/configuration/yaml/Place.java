package io.tocsin.configuration.yaml;

import java.util.Comparator;

/**
 * Where something starts in a file.
 *
 * @param line from 1, or 0 if it is about no line in particular
 * @param column from 1, in characters
 */
record Place(int line, int column) implements Comparable<Place> {
  static final Place NONE = new Place(0, 0);
  static final Place START = new Place(1, 1);

  private static final Comparator<Place> ORDER =
      Comparator.comparingInt(Place::line).thenComparingInt(Place::column);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  /** In front of what is to be said about it. */
  String prefix() {
    return line == 0 ? "" : "line %d, column %d: ".formatted(line, column);
  }
}
