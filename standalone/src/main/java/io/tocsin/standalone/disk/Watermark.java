package io.tocsin.standalone.disk;

/**
 * The free space below which alerts are rejected.
 *
 * @param keepFree bytes; a tenth of the disk if that is less
 */
record Watermark(long keepFree) {

  /** Reopens only with a quarter more than the mark, so that it does not flap. */
  boolean isReached(DiskSpace space, boolean before) {
    long mark = mark(space);
    return space.free() < (before ? mark + mark / 4 : mark);
  }

  long mark(DiskSpace space) {
    return Math.min(keepFree, space.total() / 10);
  }
}
