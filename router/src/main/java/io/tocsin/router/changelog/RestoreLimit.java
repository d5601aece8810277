package io.tocsin.router.changelog;

import java.util.function.Function;

/**
 * How much of a changelog is held while it is read back. What is beyond stays in the changelog, and
 * the process comes up: it must not matter how much an earlier one has written, with a larger heap.
 *
 * @param bytes of all entries together
 * @param nameOf what an entry that is left out is called when people are told
 */
public record RestoreLimit(long bytes, Function<byte[], String> nameOf) {
  public static final RestoreLimit NONE = new RestoreLimit(Long.MAX_VALUE, entry -> "");

  /** Above it an entry leaves the last quarter to smaller ones. */
  private static final int SMALL_BYTES = 16 << 10;

  boolean hasRoom(long used, int more) {
    return used + more <= (more > SMALL_BYTES ? bytes - bytes / 4 : bytes);
  }
}
