package io.tocsin.standalone.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The space of a folder's file system.
 *
 * @param free bytes that this user may still write
 * @param total bytes
 */
record DiskSpace(long free, long total) {

  static DiskSpace of(Path folder) throws IOException {
    var store = Files.getFileStore(folder);
    return new DiskSpace(store.getUsableSpace(), store.getTotalSpace());
  }

  /** Reads the current values. */
  @FunctionalInterface
  interface Source {
    DiskSpace look() throws IOException;
  }
}
