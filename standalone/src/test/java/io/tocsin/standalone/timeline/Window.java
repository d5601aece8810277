package io.tocsin.standalone.timeline;

import java.util.Locale;

/**
 * When a notification has to arrive, in seconds since the start of the run.
 *
 * @param due from when its lateness counts
 */
record Window(double from, double due, double to) {
  private static final double TOLERANCE = 0.3;

  /** Classes are loaded, and connections opened, for the first time. */
  private static final double TOLERANCE_OF_THE_FIRST = 0.5;

  static Window at(double due) {
    return new Window(due - TOLERANCE, due, due + TOLERANCE);
  }

  static Window between(double from, double to) {
    return new Window(from, from, to);
  }

  /** For the first notification of a process; a window of its own stays as it is. */
  Window ofTheFirst() {
    return from < due ? new Window(from, due, due + TOLERANCE_OF_THE_FIRST) : this;
  }

  boolean contains(double time) {
    return time >= from && time <= to;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f..%.2f", from, to);
  }
}
