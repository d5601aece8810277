package io.tocsin.configuration.process;

import java.util.Optional;

/**
 * The memory limit of a control group, for instance of a container.
 *
 * @param name where it is set
 * @param bytes the limit
 */
record MemoryLimit(String name, long bytes) {
  private static final long MEBIBYTE = 1 << 20;
  private static final long MINIMAL_HEAP = 128 * MEBIBYTE;

  /**
   * Why the memory is not enough for the maximum heap, and the number to set; empty if it is.
   *
   * @param heap maximum size of the heap
   * @param besideHeap memory that the process needs outside the heap
   */
  Optional<String> tooSmallFor(long heap, long besideHeap) {
    long needed = heap + besideHeap;
    return bytes >= needed
        ? Optional.empty()
        : Optional.of(
            "needs %d MiB of memory (%d heap, -Xmx, and %d outside the heap), but %s allows %d MiB; raise it to at least %d MiB%s"
                .formatted(
                    mebibytes(needed),
                    mebibytes(heap),
                    mebibytes(besideHeap),
                    name,
                    mebibytes(bytes),
                    mebibytes(needed),
                    orSmallerHeap(bytes - besideHeap)));
  }

  private static String orSmallerHeap(long heap) {
    return heap < MINIMAL_HEAP ? "" : " or set -Xmx%dm".formatted(heap / MEBIBYTE);
  }

  private static long mebibytes(long bytes) {
    return (bytes + MEBIBYTE - 1) / MEBIBYTE;
  }
}
