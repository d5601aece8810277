package io.tocsin.events.topic;

/**
 * The disk that holds a broker's topics.
 *
 * @param usable free bytes
 * @param ours bytes used by Tocsin's topics
 */
record LogDisk(long total, long usable, long ours) {

  /**
   * Bytes that Tocsin's topics may use: the given percentage of the disk, but at most half of what
   * others leave free.
   */
  long share(int percent) {
    return Math.min(total / 100 * percent, (usable + ours) / 2);
  }
}
