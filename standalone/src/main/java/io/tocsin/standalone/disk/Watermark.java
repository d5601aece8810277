package io.tocsin.standalone.disk;

/**
 * From how much free space on alerts are taken.
 *
 * @param keepFree bytes; a tenth of the disk where that is less
 */
record Watermark(long keepFree) {

  /** Opens again only with a quarter more than it closed with, so that it does not flutter. */
  boolean isReached(DiskSpace space, boolean before) {
    long mark = mark(space);
    return space.free() < (before ? mark + mark / 4 : mark);
  }

  long mark(DiskSpace space) {
    return Math.min(keepFree, space.total() / 10);
  }
}
