package io.tocsin.bench.abuse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Heap of the target after a collection. A reading may fail: the process is being restarted, or its
 * collector does not report it.
 */
final class HeapWatch {
  private final Reading reading;
  private final List<Long> bytes = new ArrayList<>();

  HeapWatch(Reading reading) {
    this.reading = reading;
  }

  void read() throws InterruptedException {
    try {
      bytes.add(reading.bytes());
      System.err.printf("abuse: heap after a collection %d MB%n", bytes.getLast() >> 20);
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("abuse: the heap cannot be read now: " + e.getMessage());
    }
  }

  /** In the order they were read; empty if none succeeded. */
  List<Long> bytes() {
    return List.copyOf(bytes);
  }

  /** Reads the heap once. */
  @FunctionalInterface
  interface Reading {
    long bytes() throws IOException, InterruptedException;
  }
}
