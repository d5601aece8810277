package io.tocsin.bench.peer;

/**
 * One measured value.
 *
 * @param name what was measured, with its unit
 */
record Figure(String name, double value) {

  static Figure millis(String name, long nanos) {
    return new Figure(name + ", ms", nanos / 1e6);
  }

  static Figure megabytes(String name, long bytes) {
    return new Figure(name + ", MB", bytes / 1e6);
  }
}
