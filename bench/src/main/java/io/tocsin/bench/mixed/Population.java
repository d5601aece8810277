package io.tocsin.bench.mixed;

import java.util.stream.IntStream;

/**
 * Which alerts are active at a beat. They are numbered as they begin; with each beat the oldest end
 * and as many new ones begin, and of the others those are repeated whose turn it is.
 *
 * @param first the oldest that is active before the beat
 * @param turn who is the first to be repeated; may have ended meanwhile
 */
record Population(int first, int turn) {
  static final int ACTIVE = 12_000;

  /** Of one request, in all. */
  static final int ALERTS_PER_POST = 800;

  /** Begin with each beat, and end with it. */
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

  /** One that has been active for half of its life, and is for the other half. */
  int middle() {
    return first + ACTIVE / 2;
  }

  Population next() {
    return new Population(oldestStaying(), oldestStaying() + (place() + REPEATED) % STAYING);
  }

  /** Of who is repeated first, among those that stay. */
  private int place() {
    return Math.max(turn - oldestStaying(), 0);
  }

  private int oldestStaying() {
    return first + NEW;
  }
}
