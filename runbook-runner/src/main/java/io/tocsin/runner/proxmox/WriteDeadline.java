package io.tocsin.runner.proxmox;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Until when, and whether at all, a changing call may start. On the monotonic clock, which no clock
 * change moves.
 *
 * @param nanoTime after it somebody else may already have taken over
 * @param lastLook what speaks against it now; asked when the connection is up, because a slow
 *     handshake may lie between the decision and the first byte
 */
public record WriteDeadline(long nanoTime, Supplier<Optional<String>> lastLook) {
  /** Between the last look and the first byte; with the way of the wire that stays below 2 s. */
  private static final Duration FROM_LOOK_TO_BYTE = Duration.ofSeconds(1);

  public WriteDeadline(long nanoTime) {
    this(nanoTime, Optional::empty);
  }

  /** Right before the first byte. */
  Optional<String> objection() {
    if (hasPassed()) {
      return Optional.of("the lease is about to end");
    }
    long lookedAt = System.nanoTime();
    return lastLook.get().or(() -> sinceThen(lookedAt));
  }

  private Optional<String> sinceThen(long lookedAt) {
    boolean tooLong = System.nanoTime() - lookedAt > FROM_LOOK_TO_BYTE.toNanos();
    return tooLong || hasPassed()
        ? Optional.of("it took too long to make sure that it may leave")
        : Optional.empty();
  }

  private boolean hasPassed() {
    return System.nanoTime() - nanoTime >= 0;
  }
}
