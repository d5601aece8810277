package io.tocsin.configuration.process;

import java.util.Optional;

/**
 * The memory that a control group allows, a container's for instance.
 *
 * @param name where it is set
 * @param bytes the most that it allows
 */
record MemoryLimit(String name, long bytes) {
  private static final long MEBIBYTE = 1 << 20;
  private static final long MINIMAL_HEAP = 128 * MEBIBYTE;

  /**
   * Why the heap may not grow to its limit, and the number to set; empty if it may.
   *
   * @param heap the most that the heap takes
   * @param besideHeap what the process takes beside it
   */
  Optional<String> tooSmallFor(long heap, long besideHeap) {
    long needed = heap + besideHeap;
    return bytes >= needed
        ? Optional.empty()
        : Optional.of(
            "needs %d MiB of memory (heap %d, -Xmx, and %d beside it), but %s allows %d MiB; raise it to at least %d MiB%s"
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
