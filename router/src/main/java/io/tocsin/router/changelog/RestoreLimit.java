package io.tocsin.router.changelog;

import java.util.function.Function;

/**
 * How much of a changelog is held during the restore. The rest stays in the changelog, so that a
 * process starts whatever an earlier one wrote with a larger heap.
 *
 * @param bytes limit for all entries together
 * @param nameOf name of a left-out entry, for logs and alerts
 */
public record RestoreLimit(long bytes, Function<byte[], String> nameOf) {
  public static final RestoreLimit NONE = new RestoreLimit(Long.MAX_VALUE, entry -> "");

  /** Larger entries must leave the last quarter to smaller ones. */
  private static final int SMALL_BYTES = 16 << 10;

  boolean hasRoom(long used, int more) {
    return used + more <= (more > SMALL_BYTES ? bytes - bytes / 4 : bytes);
  }
}
