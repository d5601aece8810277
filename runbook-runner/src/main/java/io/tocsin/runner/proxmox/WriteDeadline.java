package io.tocsin.runner.proxmox;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Until when, and whether at all, a changing call may be sent. Uses the monotonic clock, which
 * clock changes do not affect.
 *
 * @param nanoTime after it another worker may have taken over
 * @param finalCheck final objection, checked when the connection is established, because a slow
 *     handshake may delay the first byte after the decision
 */
public record WriteDeadline(long nanoTime, Supplier<Optional<String>> finalCheck) {
  /**
   * Maximum time from the final check to the first byte; including the network, it stays below 2 s.
   */
  private static final Duration FROM_LOOK_TO_BYTE = Duration.ofSeconds(1);

  public WriteDeadline(long nanoTime) {
    this(nanoTime, Optional::empty);
  }

  /** Checked right before the first byte. */
  public Optional<String> objection() {
    if (hasPassed()) {
      return Optional.of("the lease is about to end");
    }
    long lookedAt = System.nanoTime();
    return finalCheck.get().or(() -> sinceThen(lookedAt));
  }

  private Optional<String> sinceThen(long lookedAt) {
    boolean tooLong = System.nanoTime() - lookedAt > FROM_LOOK_TO_BYTE.toNanos();
    return tooLong || hasPassed() ? Optional.of("the final check took too long") : Optional.empty();
  }

  private boolean hasPassed() {
    return System.nanoTime() - nanoTime >= 0;
  }
}
