package io.tocsin.configuration.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The resources that a process needs. Checked first: with too few, it would fail later with an
 * error that names neither the limit nor the number to set.
 *
 * @param threads that it starts
 * @param besideHeap bytes of memory outside the heap
 */
public record ProcessNeeds(int threads, long besideHeap) {
  private static final long MEBIBYTE = 1 << 20;

  /** With less, even opening a file for writing may fail. */
  private static final long DISK = 64 * MEBIBYTE;

  /**
   * Four services, the broker and the database: 125 threads when idle and some 25 processes of
   * PostgreSQL, and 230 MB.
   */
  public static final ProcessNeeds STANDALONE = new ProcessNeeds(200, 256 * MEBIBYTE);

  /** One service. */
  public static final ProcessNeeds SERVICE = new ProcessNeeds(96, 96 * MEBIBYTE);

  /** What is missing on this machine, each with the number to set; empty if nothing is. */
  public List<String> missing() {
    return missing(SystemLimits.ofThisMachine(), Runtime.getRuntime().maxMemory());
  }

  /**
   * Why the disk of this folder is too full to start; empty if it is not.
   *
   * @param folder may not exist yet
   */
  public static Optional<String> missingOnDisk(Path folder) throws IOException {
    return missingOnDisk(folder, Files.getFileStore(existing(folder)).getUsableSpace());
  }

  List<String> missing(SystemLimits limits, long heap) {
    return Stream.concat(
            limits.threads().stream().flatMap(limit -> limit.tooFewFor(threads).stream()),
            limits.memory().stream().flatMap(limit -> limit.tooSmallFor(heap, besideHeap).stream()))
        .toList();
  }

  static Optional<String> missingOnDisk(Path folder, long free) {
    return free >= DISK
        ? Optional.empty()
        : Optional.of(
            "the disk of %s has %d MiB free, but at least %d MiB are needed to start; free %d MiB more"
                .formatted(
                    folder,
                    free / MEBIBYTE,
                    DISK / MEBIBYTE,
                    (DISK - free + MEBIBYTE - 1) / MEBIBYTE));
  }

  private static Path existing(Path folder) {
    var at = folder.toAbsolutePath();
    while (!Files.exists(at) && at.getParent() != null) {
      at = at.getParent();
    }
    return at;
  }
}
