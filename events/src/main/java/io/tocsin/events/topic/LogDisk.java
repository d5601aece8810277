package io.tocsin.events.topic;

/**
 * The disk on which a broker has its topics.
 *
 * @param usable what is free
 * @param ours what our topics take already
 */
record LogDisk(long total, long usable, long ours) {

  /**
   * How much our topics may take of it: so many percent of the whole, but no more than half of what
   * others have left.
   */
  long share(int percent) {
    return Math.min(total / 100 * percent, (usable + ours) / 2);
  }
}
