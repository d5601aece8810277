package io.tocsin.configuration.yaml;

import java.util.Comparator;

/**
 * A position in a file.
 *
 * @param line from 1, or 0 for none
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

  /** The prefix of messages about this position. */
  String prefix() {
    return line == 0 ? "" : "line %d, column %d: ".formatted(line, column);
  }
}
