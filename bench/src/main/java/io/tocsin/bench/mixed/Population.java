package io.tocsin.bench.mixed;

import java.util.stream.IntStream;

/**
 * The alerts that are active at a beat, numbered in the order of their start. At each beat the
 * oldest resolve, as many new ones start, and some of the others are repeated in turn.
 *
 * @param first the oldest that is active before the beat
 * @param turn the first to be repeated; may have resolved meanwhile
 */
record Population(int first, int turn) {
  static final int ACTIVE = 12_000;

  /** Alerts in one request. */
  static final int ALERTS_PER_POST = 800;

  /** Alerts that start at each beat; as many resolve. */
  static final int NEW = 100;

  private static final int REPEATED = ALERTS_PER_POST - 2 * NEW;
  private static final int STAYING = ACTIVE - NEW;

  static Population initial() {
    return new Population(0, 0);
  }

  IntStream ended() {
    return IntStream.range(first, oldestStaying());
  }

  IntStream repeated() {
    int from = place();
    return IntStream.range(from, from + REPEATED).map(place -> oldestStaying() + place % STAYING);
  }

  IntStream begun() {
    return IntStream.range(first + ACTIVE, first + ACTIVE + NEW);
  }

  /** An alert in the middle of its life. */
  int middle() {
    return first + ACTIVE / 2;
  }

  Population next() {
    return new Population(oldestStaying(), oldestStaying() + (place() + REPEATED) % STAYING);
  }

  /** The position of the first to be repeated among those that stay. */
  private int place() {
    return Math.max(turn - oldestStaying(), 0);
  }

  private int oldestStaying() {
    return first + NEW;
  }
}
